package org.reweave.live;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.reweave.store.MasterKey;
import org.reweave.store.jdbc.InClear;

/** Looks for marked words in raw bytes, in every way they are usually written down. */
public final class RawScan {
    private final Map<String, Map<String, String>> forms = new LinkedHashMap<>();

    /** A scan for these words, which are letters and digits of ASCII alone. */
    public RawScan(Collection<String> marks) {
        marks.forEach(mark -> forms.put(mark, forms(mark)));
    }

    private static Map<String, String> forms(String mark) {
        Map<String, String> forms = new LinkedHashMap<>();
        byte[] plain = mark.getBytes(StandardCharsets.UTF_8);
        forms.put("UTF-8", raw(plain));
        forms.put("UTF-16LE", raw(mark.getBytes(StandardCharsets.UTF_16LE)));
        forms.put("UTF-16BE", raw(mark.getBytes(StandardCharsets.UTF_16BE)));
        for (Charset charset : List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE)) {
            for (int before = 0; before < 3; before++) {
                forms.put("base64 of " + charset + ", " + before + " bytes on", base64(mark, charset, before));
            }
        }
        return forms;
    }

    /** The characters of the base64 form that are the same whatever stands before and after. */
    private static String base64(String mark, Charset charset, int before) {
        byte[] bytes = mark.getBytes(charset);
        byte[] shifted = new byte[before + bytes.length];
        System.arraycopy(bytes, 0, shifted, before, bytes.length);
        String written = Base64.getEncoder().withoutPadding().encodeToString(shifted);
        int first = (before * 8 + 5) / 6;
        int last = shifted.length * 8 / 6;
        return written.substring(first, last);
    }

    private static String raw(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    /** Where in the files of a folder one of the words is, and written how. */
    public List<String> in(Path folder) {
        List<String> found = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                found.addAll(in(folder.relativize(file).toString(), bytes(file)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found;
    }

    /** The same, and in what somebody reads in its databases who has the key to them. */
    public List<String> in(Path folder, MasterKey key) throws IOException {
        List<String> found = in(folder);
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".mv.db")).toList()) {
                found.addAll(in(folder.relativize(file) + ", decrypted,", InClear.bytes(file, key)));
            }
        }
        return found;
    }

    private static byte[] bytes(Path file) throws IOException {
        try {
            return Files.readAllBytes(file);
        } catch (NoSuchFileException gone) {
            return new byte[0];
        }
    }

    /** Which of the words are in these bytes, and written how. */
    public List<String> in(String name, byte[] bytes) {
        String all = raw(bytes);
        List<String> found = new ArrayList<>();
        forms.forEach((mark, written) -> written.forEach((how, form) -> {
            if (all.contains(form)) {
                found.add(mark + " in " + name + " as " + how);
            }
        }));
        return found;
    }
}
