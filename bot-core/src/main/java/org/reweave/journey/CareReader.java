package org.reweave.journey;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.reweave.journey.Journey.Care;
import org.reweave.journey.Journey.Care.Given;

/** Reads what a journey offers the companion for when somebody is in danger: {@code care} in {@code journey.yaml}. */
final class CareReader {
    /** What words of danger can be about. */
    static final List<String> TOPICS =
            List.of("self_harm", "harm_by_other", "harm_by_writer", "harm_to_other", "child", "minor");

    private final Table header;

    CareReader(Table header) {
        this.header = header;
    }

    Care read() {
        return header.table("care").map(CareReader::care).orElse(Care.NONE);
    }

    private static Care care(Table table) {
        table.allow(List.of("person", "plan", "country", "answers", "crisis"));
        Map<String, Given> answers = new LinkedHashMap<>();
        table.table("answers").ifPresent(all -> {
            all.allow(TOPICS);
            for (String topic : all.keys()) {
                all.table(topic).ifPresent(entry -> answers.put(topic, given(entry)));
            }
        });
        return new Care(
                table.text("person").orElse(""),
                table.texts("plan"),
                table.text("country").orElse(""),
                answers,
                table.texts("crisis"));
    }

    private static Given given(Table entry) {
        entry.allow(List.of("step", "choice"));
        Optional<String> step = entry.required("step", "Name the step that asks for it.");
        Optional<String> choice = entry.required("choice", "Name one of its choices.");
        return new Given(step.orElse(""), choice.orElse(""));
    }
}
