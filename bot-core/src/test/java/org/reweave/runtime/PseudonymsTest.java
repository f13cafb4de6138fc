package org.reweave.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class PseudonymsTest {
    private static Pseudonyms with(String key) {
        return new Pseudonyms(key.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void the_same_person_has_the_same_name_under_the_same_key_and_another_under_another() {
        String name = with("one").of("telegram:42");

        assertThat(name).matches("[0-9a-f]{10}").isEqualTo(with("one").of("telegram:42"));
        assertThat(with("one").of("telegram:43")).isNotEqualTo(name);
        assertThat(with("other").of("telegram:42")).isNotEqualTo(name);
        assertThat(Pseudonyms.untilTheEnd().of("telegram:42"))
                .isNotEqualTo(Pseudonyms.untilTheEnd().of("telegram:42"));
    }
}
