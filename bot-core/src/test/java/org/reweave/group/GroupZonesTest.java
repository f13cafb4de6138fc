package org.reweave.group;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class GroupZonesTest {
    @Test
    void a_zone_is_called_by_its_city_and_one_without_a_city_by_its_own_name() {
        assertThat(GroupZones.name(ZoneId.of("America/New_York"), Locale.ENGLISH))
                .isEqualTo("New York");
        assertThat(GroupZones.name(ZoneId.of("Etc/UTC"), Locale.ENGLISH)).isEqualTo("UTC");
    }
}
