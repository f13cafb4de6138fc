package org.reweave.rhythm;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PlacesTest {
    private static final Instant NOW = Instant.parse("2026-03-02T18:00:00Z");
    private final Places places = new Places(
            Locale.ENGLISH, Map.of("Europe/Berlin", List.of("Munich", "Köln"), "Europe/Lisbon", List.of("Porto")));

    private List<String> found(String name) {
        return places.find(name, NOW).stream().map(ZoneId::getId).toList();
    }

    @Test
    void a_city_is_found_however_it_is_typed() {
        assertThat(found("Lisbon")).containsExactly("Europe/Lisbon");
        assertThat(found("são paulo")).containsExactly("America/Sao_Paulo");
        assertThat(found("SAO PAULO")).containsExactly("America/Sao_Paulo");
        assertThat(found("munich")).containsExactly("Europe/Berlin");
        assertThat(found("koln")).containsExactly("Europe/Berlin");
        assertThat(found("Kolkata")).containsExactly("Asia/Kolkata");
        assertThat(found("europe/paris")).containsExactly("Europe/Paris");
    }

    @Test
    void a_country_with_one_time_is_that_time() {
        assertThat(found("Germany")).containsExactly("Europe/Berlin");
        assertThat(found("Japan")).containsExactly("Asia/Tokyo");
    }

    @Test
    void a_country_with_several_times_leaves_a_choice() {
        assertThat(found("Spain")).hasSize(2).contains("Europe/Madrid", "Atlantic/Canary");
        assertThat(found("Portugal")).contains("Europe/Lisbon", "Atlantic/Azores");
    }

    @Test
    void what_is_no_place_is_not_guessed_at() {
        assertThat(found("nowhere at all")).isEmpty();
        assertThat(found("")).isEmpty();
    }

    @Test
    void a_zone_is_called_by_its_city() {
        assertThat(places.name(ZoneId.of("America/Argentina/Buenos_Aires"))).isEqualTo("Buenos Aires");
    }

    @Test
    void a_zone_that_is_nowhere_is_called_by_how_far_from_utc_it_is() {
        assertThat(places.name(ZoneId.of("Etc/UTC"))).isEqualTo("UTC");
        assertThat(places.name(ZoneId.of("Etc/GMT+5"))).isEqualTo("UTC-05:00");
        assertThat(places.name(ZoneId.of("Europe/Berlin"))).isEqualTo("Berlin");
    }
}
