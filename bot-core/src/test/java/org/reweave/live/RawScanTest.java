package org.reweave.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RawScanTest {
    private static final String MARK = "canary7x3k9q";
    private final RawScan scan = new RawScan(List.of(MARK));

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE"})
    void finds_a_word_in_any_encoding(String charset) throws IOException {
        Files.writeString(folder.resolve("leak"), "before " + MARK + " after", Charset.forName(charset));

        assertThat(scan.in(folder)).contains(MARK + " in leak as " + charset);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "ab", "abc", "a longer beginning"})
    void finds_a_word_in_base64_wherever_it_stands(String before) throws IOException {
        byte[] plain = (before + MARK + " and more").getBytes(StandardCharsets.UTF_8);
        Files.createDirectories(folder.resolve("deep/er"));
        Files.writeString(
                folder.resolve("deep/er/leak"),
                "{\"x\":\"" + Base64.getEncoder().encodeToString(plain) + "\"}");

        assertThat(scan.in(folder)).singleElement().asString().contains("deep/er/leak", "base64 of UTF-8");
    }

    @Test
    void finds_nothing_where_nothing_is() throws IOException {
        Files.writeString(folder.resolve("clean"), "canary7x3k9 q and canary7x3k9r");

        assertThat(scan.in(folder)).isEmpty();
    }
}
