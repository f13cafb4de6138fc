package org.reweave.safety;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Finds the rules that come along on the class path: {@code safety/<language>/}. */
public final class RuleFiles {
    /** The languages whose words are recognised (ISO 639-1). */
    public static final Set<String> LANGUAGES = Set.of("en");

    private static final List<String> NAMES = List.of(
            "spelling",
            "dialects",
            "words",
            "idioms",
            "raises",
            "self-harm",
            "self-harm-families",
            "harm-by-other",
            "harm-by-other-families",
            "harm-by-writer",
            "harm-to-others",
            "harm-families",
            "concepts",
            "concepts-self-harm",
            "concepts-harm",
            "self-harm-concepts",
            "harm-concepts",
            "harm-concepts-others",
            "frames",
            "frames-self-harm",
            "frames-harm",
            "frames-harm-others",
            "broad-self-harm",
            "broad-harm",
            "general-self-harm",
            "general-harm",
            "general-children-and-rule",
            "typical-self-harm",
            "typical-harm",
            "calms",
            "calms-of-every-day",
            "typical-further",
            "plain-self-harm",
            "plain-harm",
            "control",
            "control-enforced",
            "control-held",
            "abuse",
            "control-calms",
            "wide-self-harm",
            "wide-harm",
            "wide-calms");

    private RuleFiles() {}

    /**
     * Reads the screen of a language.
     *
     * @throws UncheckedIOException where a file is not there or cannot be read
     * @throws IllegalArgumentException where an expression in one cannot be understood
     */
    public static SafetyScreen screen(String language) {
        return SafetyScreen.of(read(language));
    }

    static RuleFile read(String language) {
        List<InputStream> files = new ArrayList<>();
        try {
            for (String name : NAMES) {
                String file = "/safety/" + language + "/" + name + ".yaml";
                InputStream in = RuleFiles.class.getResourceAsStream(file);
                if (in == null) {
                    throw new IOException("there is no " + file);
                }
                files.add(in);
            }
            return RuleFile.read(files);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            files.forEach(RuleFiles::close);
        }
    }

    private static void close(InputStream file) {
        try {
            file.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
