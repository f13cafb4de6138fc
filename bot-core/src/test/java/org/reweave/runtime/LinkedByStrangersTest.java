package org.reweave.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Anybody can write a link into the private chat of somebody else: whoever follows it has answered nothing by that. */
class LinkedByStrangersTest {
    private GroupTalk talk;

    @BeforeEach
    void a_group_in_which_somebody_may_be_told_of_help() {
        talk = GroupTalk.begun();
        talk.taps("c-tell-2");
    }

    @AfterEach
    void close() {
        talk.close();
    }

    @Test
    void nobody_joins_by_a_link_before_they_read_what_that_is() {
        assertThat(talk.opens("ana", "in")).startsWith("Joining").doesNotContain("You have joined");
        assertThat(talk.taps("ana", "in")).contains("You have joined.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"out", "stay", "told-1", "fresh-1", "a-1-3"})
    void nobody_leaves_agrees_or_answers_by_a_link(String action) {
        talk.taps("ana", "in");
        talk.taps("ana", "told-0");
        talk.taps("round");
        talk.stage.takeAll();
        String said = talk.opens("ana", action);
        assertThat(said)
                .contains("Would you like to stay?")
                .doesNotContain("You have left", "They would hear", "counts");
        talk.stage.takeAll();
        talk.types("ana", "help now");
        assertThat(talk.stage.wordsTo("lead")).doesNotContain("A member of your group asked me for help");
    }

    @ParameterizedTest
    @ValueSource(strings = {"round", "skip", "c-day-3", "c-rounds-0", "topic-forgive", "rest-8", "plan-20520-9"})
    void whoever_leads_changes_nothing_by_a_link(String action) {
        String before = talk.taps("card");
        assertThat(talk.opens("lead", action)).isEqualTo(before);
        assertThat(talk.stage.takePosts()).isEmpty();
    }
}
