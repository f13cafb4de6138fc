package org.reweave.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.reweave.message.OutboundMessage;
import org.reweave.message.RichText;
import org.reweave.runtime.GroupStage.Posted;
import org.reweave.store.ShortIds;
import org.reweave.store.StoreSettings;
import org.reweave.store.jdbc.JdbcStore;

/** A small {@link GroupQuarter}; {@code ./reweave bench groups} plays a large one. */
class GroupQuarterTest {
    private static final int GROUPS = 4;
    private static final int MEMBERS = 3;

    @TempDir
    private Path data;

    @Test
    void topics_come_on_time_in_each_zone_and_nothing_else_is_said_and_no_private_word_reaches_a_group() {
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        try (JdbcStore store = JdbcStore.open(
                        new StoreSettings.Embedded(data), new ShortIds(Clock.systemUTC(), new SecureRandom()));
                GroupQuarter quarter = new GroupQuarter(store, GROUPS, MEMBERS, nowhere)) {
            GroupQuarter.Came came = quarter.play();
            assertThat(came.faults()).isEmpty();
            assertThat(came.answered()).isEqualTo(GROUPS * MEMBERS * GroupQuarter.WEEKS);

            // The same eyes see what would be wrong.
            List<Posted> posts = came.posts();
            Posted topic = posts.stream()
                    .filter(post -> post.message().thread().isPresent())
                    .findFirst()
                    .orElseThrow();
            assertThat(faults(posts, topic, later(topic)))
                    .anyMatch(fault -> fault.startsWith("a topic of group"))
                    .anyMatch(fault -> fault.startsWith("a post outside the rhythm"));
            assertThat(faults(posts, topic, telling(topic)))
                    .singleElement()
                    .asString()
                    .startsWith("a private word");
            assertThat(GroupQuarter.faults(GROUPS, without(posts, topic)))
                    .anyMatch(fault -> fault.endsWith("had 12 topics in 13 weeks"));
        }
    }

    private static List<String> faults(List<Posted> posts, Posted topic, Posted instead) {
        List<Posted> changed = new ArrayList<>(without(posts, topic));
        changed.add(instead);
        return GroupQuarter.faults(GROUPS, changed);
    }

    private static List<Posted> without(List<Posted> posts, Posted topic) {
        return posts.stream().filter(post -> post != topic).toList();
    }

    private static Posted later(Posted post) {
        Instant anHourLate = post.at().plus(Duration.ofHours(1));
        return new Posted(post.place(), anHourLate, post.message());
    }

    private static Posted telling(Posted post) {
        OutboundMessage message = post.message();
        return new Posted(
                post.place(),
                post.at(),
                new OutboundMessage(
                                message.text().andThen(RichText.plain("Ana wrote: " + GroupQuarter.PRIVATE)),
                                message.replies(),
                                message.input(),
                                message.visit())
                        .opening(message.thread().orElseThrow()));
    }
}
