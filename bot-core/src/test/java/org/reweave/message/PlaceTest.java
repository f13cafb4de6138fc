package org.reweave.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class PlaceTest {

    @Test
    void a_post_goes_to_an_address_that_tells_the_place_again() {
        Place topic = new Place("telegram", "-100123", "77");
        Place whole = new Place("telegram", "-100123", "");

        assertThat(Place.of(topic.address())).contains(topic);
        assertThat(Place.of(whole.address())).contains(whole);
        assertThat(whole.in("77")).isEqualTo(topic);
    }

    @Test
    void the_address_of_a_person_is_no_place() {
        assertThat(Place.of(new Address("telegram", "42", "-100123/77"))).isEmpty();
        assertThat(Place.of(new Address("discord", "*42", "77"))).isEmpty();
    }

    @Test
    void a_place_needs_a_platform_and_a_group_and_is_not_told_to_a_log() {
        assertThatThrownBy(() -> new Place("telegram", "", "1")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Place("telegram", "1/2", "1")).isInstanceOf(IllegalArgumentException.class);
        assertThat(new Place("telegram", "-100123", "77").toString()).doesNotContain("123", "77");
    }
}
