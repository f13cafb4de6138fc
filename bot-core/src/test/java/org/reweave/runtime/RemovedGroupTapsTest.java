package org.reweave.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.reweave.message.GroupInbound.BotAdded;
import org.reweave.message.GroupInbound.BotRemoved;
import org.reweave.message.GroupInbound.Command;

/** Buttons of a group in which the companion is not any more order nothing, and nobody is asked or told anything because of them. */
class RemovedGroupTapsTest {
    private GroupTalk talk;

    @BeforeEach
    void a_group_that_ana_joined_and_that_removed_the_companion() {
        talk = GroupTalk.begun();
        talk.taps("ana", "in");
        talk.stage.happens(GroupTalk.CIRCLE, Optional.empty(), new BotRemoved());
        talk.forgetsWhatWasSaid();
    }

    @AfterEach
    void close() {
        talk.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"round", "begin", "plan", "q-day", "w-tell-2", "card", "invite", "numbers"})
    void a_button_of_whoever_leads_says_that_it_is_not_there_and_does_nothing(String action) {
        assertThat(talk.taps(action))
                .contains("I am no longer in your group", "March 9")
                .doesNotContain("Your group\n");
        assertThat(talk.stage.takePosts()).isEmpty();
        assertThat(talk.stage.wordsTo("ana")).isEmpty();

        talk.happens(GroupStage.runs("lead"), new BotAdded(Set.of()));
        talk.forgetsWhatWasSaid();
        assertThat(talk.taps("card")).contains("Monday", "nobody is told");
    }

    @Test
    void whoever_joined_can_leave() {
        assertThat(talk.taps("ana", "out")).contains("You have left");
    }

    /** What was told late, or by a post that was on its way, does not end a group in which somebody speaks to the companion. */
    @Test
    void a_command_in_it_shows_that_it_is_there_and_the_group_is_not_erased() {
        talk.happens(GroupStage.runs("lead"), new Command("setup", ""));
        assertThat(talk.stage.wordsTo("lead")).contains("Your group");

        talk.stage.move(Duration.ofDays(9));

        assertThat(talk.stage.takePosts()).isNotEmpty();
        assertThat(talk.taps("card")).contains("Your group");
    }
}
