package org.reweave.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.reweave.engine.Event;
import org.reweave.engine.LanguageFiles;
import org.reweave.engine.Languages;
import org.reweave.engine.PersonEngine;
import org.reweave.engine.PersonState;
import org.reweave.engine.Vocabulary;
import org.reweave.journey.Journey;
import org.reweave.journey.JourneyFolder;
import org.reweave.journey.JourneyReader;
import org.reweave.journey.MissingTexts;
import org.reweave.message.OutboundMessage;
import org.reweave.message.QuickReply;
import org.reweave.safety.HelpLines;
import org.reweave.safety.RuleFiles;
import org.reweave.walk.Director;
import org.reweave.walk.Walk;

/** A conversation in a language that is nothing but files: the companion's texts, the words it understands, a journey's. */
class SecondLanguageTest {
    private static final Instant START = Instant.parse("2026-03-02T18:00:00Z");
    private static final ClassLoader LOADER = SecondLanguageTest.class.getClassLoader();

    private final JourneyReader.Reading reading =
            JourneyReader.read(JourneyFolder.onClassPath(LOADER, "languages/small"));
    private final Journey journey =
            reading.journey().orElseThrow(() -> new IllegalStateException("" + reading.problems()));
    private final Languages languages = LanguageFiles.read(LOADER, List.of("en", "de"));
    private final Walk walk = new Walk(
            new PersonEngine(
                    (id, revision) -> journey,
                    languages,
                    RuleFiles.screen("en"),
                    HelpLines.onBoard(),
                    ZoneId.of("Europe/Berlin")),
            PersonState.newcomer("small", 1, "en", START));

    private String hears(Event event, Duration later) {
        return walk.does(event, walk.now().plus(later)).stream()
                .flatMap(heard -> heard.said().stream())
                .map(OutboundMessage::text)
                .map(text -> text.words())
                .collect(Collectors.joining("\n"));
    }

    private String says(String words) {
        return hears(new Event.Said(words, Optional.empty()), Duration.ofSeconds(20));
    }

    private List<String> labels() {
        return walk.shown().replies().stream().map(QuickReply::label).toList();
    }

    private String taps(String label) {
        QuickReply found = walk.shown().replies().stream()
                .filter(reply -> reply.label().equals(label))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(label + " is not among " + labels()));
        return hears(Director.press(found), Duration.ofSeconds(20));
    }

    private void begun() {
        hears(new Event.Opened(), Duration.ZERO);
        taps("Deutsch");
    }

    @Test
    void where_there_are_several_languages_the_first_question_is_which_and_it_is_asked_in_all() {
        String first = hears(new Event.Opened(), Duration.ZERO);
        assertThat(first).contains("Which language would you like?").contains("Welche Sprache möchtest du?");
        assertThat(labels()).startsWith("English", "Deutsch");
        assertThat(says("deutsch")).contains("Willkommen.").contains("Um wen geht es?");
        assertThat(labels())
                .containsExactly(
                        "Um einen Freund",
                        "Um jemanden in meiner Familie",
                        "Überspringen",
                        "Zurück",
                        "Pause",
                        "Mehr",
                        "Hilfe jetzt");
    }

    @Test
    void somebody_who_does_not_choose_goes_on_in_the_language_the_host_has_set() {
        hears(new Event.Opened(), Duration.ZERO);
        assertThat(says("hm")).contains("Who is it about?");
    }

    @Test
    void a_whole_conversation_is_held_in_words_of_that_language() {
        begun();
        assertThat(says("Kumpel")).contains("Hast du geschlafen?");
        assertThat(says("Warum?")).contains("Müde Tage sind schwerer.").contains("Hast du geschlafen?");
        assertThat(says("Jo")).contains("Was ist mit deinem Freund passiert?");
        assertThat(says("gelogen und Schulden")).contains("0 ist unruhig, 10 ist ruhig.");
        assertThat(says("sieben")).contains("Der zweite Teil").contains("Wann willst du");
        assertThat(labels()).startsWith("1 woche", "2 wochen");
        assertThat(says("in zwei Wochen"))
                .contains("Das ist Montag, 16. März um 19:02")
                .contains("Das war alles, mit deinem Freund. Deine Antwort war Um einen Freund.");
    }

    @Test
    void what_always_works_works_in_that_language() {
        begun();
        says("Mutter");
        assertThat(says("zurück")).contains("Hier ist die Frage davor.").contains("Um wen geht es?");
        assertThat(says("Hilfe")).contains("Ich frage eins nach dem anderen.");
        assertThat(says("möchte ich nicht sagen")).contains("Übersprungen.");
        assertThat(says("xyz xyz")).contains("Das habe ich unter den Antworten nicht gefunden.");
        assertThat(says("ich brauche eine Pause")).contains("Wie lange möchtest du ausruhen?");
        assertThat(says("in zwanzig Minuten")).contains("Ich schreibe dir am Montag, 2. März um 19:22");
        assertThat(says("weiter")).contains("Schön, dass du da bist.");
        assertThat(says("Halt")).contains("Ich schreibe dir nicht mehr.");
    }

    @Test
    void the_menu_and_the_side_paths_are_offered_in_that_language() {
        begun();
        taps("Mehr");
        assertThat(labels())
                .contains("Hilf mir zur Ruhe zu kommen", "Eine andere Sprache", "Zurück zur Frage")
                .doesNotContain("Help me calm down");
        taps("Eine Antwort ändern");
        assertThat(labels()).doesNotContain("Who it is about");
    }

    @Test
    void the_language_can_be_changed_in_the_middle_and_the_place_is_kept() {
        begun();
        says("Kumpel");
        assertThat(says("language")).contains("Which language would you like?");
        assertThat(taps("English")).contains("From here on in English.").contains("Did you sleep?");
        assertThat(says("Sprache")).contains("Welche Sprache möchtest du?");
        assertThat(taps("Deutsch")).contains("Ab hier auf Deutsch.").contains("Hast du geschlafen?");
    }

    @Test
    void stop_is_understood_in_every_language_that_is_offered() {
        hears(new Event.Opened(), Duration.ZERO);
        taps("English");
        assertThat(says("hör auf")).contains("I write nothing more to you");
    }

    @Test
    void what_is_not_translated_is_said_in_the_first_language() {
        begun();
        assertThat(says("von vorn")).contains("Start over from the beginning?");
        assertThat(taps("Start over")).contains("We begin again, at your pace.");
    }

    @Test
    void a_recap_is_in_that_language_and_leaves_out_what_somebody_would_rather_not_say() {
        begun();
        says("Kumpel");
        taps("Das behalte ich für mich");
        taps("Etwas anderes");
        taps("Fertig");
        assertThat(hears(new Event.Opened(), Duration.ofDays(20)))
                .contains("Das hast du mir erzählt:\n\n• Es geht um: Um einen Freund\n\n")
                .doesNotContain("behalte ich")
                .doesNotContain("Etwas anderes");
    }

    @Test
    void the_texts_a_language_lacks_are_listed_by_their_places() {
        MissingTexts missing = MissingTexts.of(journey, "de");
        assertThat(missing.places())
                .containsExactly(
                        "journey.yaml: chapters side",
                        "small-breach: why",
                        "small-calm: why",
                        "small-when: why",
                        "side-calm: ask",
                        "side-calm: why",
                        "side-calm: the label of yes",
                        "side-calm: the label of no",
                        "side-back: end");
        assertThat(missing.texts()).isGreaterThan(30);
        assertThat(MissingTexts.of(journey, "pt").places()).hasSize(missing.texts());
        assertThat(LanguageFiles.missing(LOADER, "de", "en"))
                .contains("companion.de.yaml: restart.question", "vocabulary.de.yaml: words.ordinal")
                .doesNotContain("companion.de.yaml: pause.hour");
    }

    @Test
    void a_first_language_without_the_words_for_a_command_is_refused_by_name() {
        assertThatThrownBy(() -> new Vocabulary(Map.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("commands.help-now")
                .hasMessageContaining("words.let-go");
    }
}
