package org.reweave.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;

/** Words that are nowhere else, each with how it came in and who may be shown it. */
final class Marks {
    private final Random random = new Random();
    private final Map<String, Planted> planted = new LinkedHashMap<>();

    private record Planted(Set<String> readers, String way) {}

    /** A new word of somebody's, which nobody else is ever to be shown. */
    String of(LivePerson person, String way) {
        return among(List.of(person), way);
    }

    /** A new word that all of these may be shown. */
    String among(List<LivePerson> people, String way) {
        String word = "canary" + Long.toString(random.nextLong() >>> 1, Character.MAX_RADIX);
        planted.put(word, new Planted(people.stream().map(LivePerson::account).collect(Collectors.toSet()), way));
        return word;
    }

    /** Takes a word for one of somebody's that was given to them. */
    void take(String word, LivePerson person, String way) {
        planted.put(word, new Planted(Set.of(person.account()), way));
    }

    Set<String> words() {
        return Set.copyOf(planted.keySet());
    }

    /** Everything the companion sent that holds one of the words was sent to somebody who may be shown it, alone. */
    void assertSentHomeOnly(LivePlatform platform) {
        List<LivePlatform.Sent> traffic = platform.traffic();
        assertThat(traffic).as(platform.name()).isNotEmpty();
        for (LivePlatform.Sent sent : traffic) {
            planted.forEach((word, whose) -> {
                if (sent.words().contains(word)) {
                    assertThat(whose.readers())
                            .as("%s may be shown %s", sent, whose)
                            .contains(sent.to());
                }
            });
        }
    }
}
