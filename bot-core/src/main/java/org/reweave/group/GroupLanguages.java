package org.reweave.group;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.reweave.engine.LanguageFiles;

/** The languages groups can be spoken to in, with one to fall back to. */
public final class GroupLanguages {
    private final Map<String, GroupLanguage> byCode = new LinkedHashMap<>();
    private final String fallback;

    private GroupLanguages(String fallback) {
        this.fallback = fallback;
    }

    /**
     * Reads languages by their codes from {@code texts/group.<code>.yaml}, {@code topics.<code>.yaml} and {@code pulse.<code>.yaml}; the first is
     * the one to fall back to, and what another lacks is said in its words. A language without a file of its own is not
     * offered to groups.
     *
     * @throws IllegalArgumentException naming what is missing in the first, or unknown in any
     */
    public static GroupLanguages read(ClassLoader loader, List<String> codes) {
        String first = codes.get(0);
        String usual = there(loader, "group." + first) ? first : "en";
        GroupLanguages languages = new GroupLanguages(usual);
        languages.add(loader, usual, usual);
        codes.stream()
                .filter(code -> !code.equals(usual) && there(loader, "group." + code))
                .forEach(code -> languages.add(loader, code, usual));
        return languages;
    }

    private static boolean there(ClassLoader loader, String name) {
        return loader.getResource("texts/" + name + ".yaml") != null;
    }

    private void add(ClassLoader loader, String code, String usual) {
        byCode.put(
                code,
                new GroupLanguage(
                        code,
                        texts(loader, "group.", code, usual),
                        texts(loader, "topics.", code, usual),
                        texts(loader, "pulse.", code, usual),
                        LanguageFiles.places(loader, code, usual)));
    }

    private static Map<String, List<String>> texts(ClassLoader loader, String kind, String code, String usual) {
        Map<String, List<String>> texts = new LinkedHashMap<>(LanguageFiles.texts(loader, kind + usual));
        if (there(loader, kind + code)) {
            texts.putAll(LanguageFiles.texts(loader, kind + code));
        }
        return texts;
    }

    /** The language of that code, or the one to fall back to. */
    GroupLanguage of(String code) {
        return java.util.Objects.requireNonNull(byCode.getOrDefault(code, byCode.get(fallback)));
    }

    /** Their codes. */
    List<String> codes() {
        return List.copyOf(byCode.keySet());
    }

    String fallback() {
        return fallback;
    }
}
