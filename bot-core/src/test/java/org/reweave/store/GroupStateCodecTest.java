package org.reweave.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.reweave.group.GroupSettings;
import org.reweave.group.GroupSettings.Role;
import org.reweave.group.GroupSettings.Telling;
import org.reweave.group.GroupState;
import org.reweave.group.GroupState.Posted;
import org.reweave.group.GroupState.Pulse;
import org.reweave.group.GroupState.Round;
import org.reweave.group.Invitation;
import org.reweave.group.OwnLine;
import org.reweave.group.Removal;
import org.reweave.group.pulse.PulseHistory;
import org.reweave.message.GroupInbound.Permission;
import org.reweave.rhythm.WallTime;

class GroupStateCodecTest {
    private static final Path FORMAT_1 = Path.of("src/test/resources/state/group-format-1.json");
    private static final Path GOLDEN = Path.of("src/test/resources/state/group-format-2.json");
    private static final Instant AT = Instant.parse("2026-03-02T18:00:00Z");
    private static final ZoneId LISBON = ZoneId.of("Europe/Lisbon");

    private static final WallTime PLANNED =
            new WallTime(LocalDate.of(2026, 4, 8).atTime(20, 0), LISBON);

    private static final GroupState FULL = full(
            new Role("42", "Hosts of the evening"),
            List.of(new OwnLine("Night line", "000 123", "000 456", "", "6 pm to 6 am", LocalDate.of(2026, 3, 1))),
            Optional.of(PLANNED),
            Optional.empty(),
            "");

    private static GroupState full(
            Role role, List<OwnLine> lines, Optional<WallTime> planned, Optional<Instant> topicDone, String asked) {
        return new GroupState(
                new GroupSettings(
                        "de",
                        LISBON,
                        "77",
                        DayOfWeek.SUNDAY,
                        LocalTime.of(19, 0),
                        List.of("reason", "talk"),
                        true,
                        Telling.ONE,
                        role,
                        lines),
                true,
                true,
                "talk-2",
                true,
                Optional.of(LocalDate.of(2026, 4, 1)),
                Optional.of(new WallTime(LocalDate.of(2026, 4, 5).atTime(19, 0), LISBON)),
                List.of(new Posted("reason-1", AT), new Posted("reason-2", AT.plusSeconds(604_800))),
                Optional.of(new Round(3, AT.plusSeconds(1_000_000))),
                planned,
                3,
                List.of(new Pulse(1, AT, List.of(), 0), new Pulse(2, AT, List.of(4, 3, 0, 0), 1)),
                new PulseHistory(3, List.of(new PulseHistory.Spent(2, 0.25)), List.of(4, 3, 0, 0)),
                "00112233445566778899aabbccddeeff",
                Set.of(Permission.POST, Permission.PICTURES),
                Optional.empty(),
                Optional.of(new Removal(AT.plusSeconds(60), AT.plusSeconds(60))),
                topicDone,
                topicDone.map(at -> LocalDate.ofInstant(at, LISBON)),
                asked);
    }

    @Test
    void a_group_comes_back_as_it_was() {
        GroupState fresh = GroupState.unset(FULL.settings(), FULL.secret());

        GroupState done = full(Role.NONE, List.of(), Optional.empty(), Optional.of(AT), "hour");

        assertThat(GroupStateCodec.decode(GroupStateCodec.encode(FULL))).isEqualTo(FULL);
        assertThat(GroupStateCodec.decode(GroupStateCodec.encode(fresh))).isEqualTo(fresh);
        assertThat(GroupStateCodec.decode(GroupStateCodec.encode(done))).isEqualTo(done);
    }

    @Test
    void that_all_who_lead_are_told_and_a_word_that_was_given_away_come_back() {
        String told = new String(GroupStateCodec.encode(FULL), UTF_8)
                .replace("\"tell\":true", "\"tell\":true,\"all\":true,\"word\":\"KJ34\",\"until\":1772474400000");
        GroupState read = GroupStateCodec.decode(told.getBytes(UTF_8));

        assertThat(read.settings().tell()).isEqualTo(Telling.EVERYBODY);
        assertThat(read.invitation()).contains(new Invitation("KJ34", AT));
        assertThat(GroupStateCodec.decode(GroupStateCodec.encode(read))).isEqualTo(read);
    }

    @Test
    void format_1_can_be_read_for_ever() throws IOException {
        byte[] golden = Files.readString(FORMAT_1).strip().getBytes(UTF_8);

        assertThat(GroupStateCodec.decode(golden))
                .isEqualTo(full(Role.NONE, List.of(), Optional.empty(), Optional.empty(), ""));
    }

    @Test
    void format_2_can_be_read_for_ever_and_is_what_is_written() throws IOException {
        String golden = Files.readString(GOLDEN).strip();

        assertThat(GroupStateCodec.decode(golden.getBytes(UTF_8))).isEqualTo(FULL);
        assertThat(new String(GroupStateCodec.encode(FULL), UTF_8)).isEqualTo(golden);
    }

    @Test
    void damage_and_a_newer_format_are_told() {
        assertThatThrownBy(() -> GroupStateCodec.decode("{\"f\":3}".getBytes(UTF_8)))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("newer version of Reweave");
        assertThatThrownBy(() -> GroupStateCodec.decode("{\"f\":1,\"l\":\"en\"}".getBytes(UTF_8)))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("damaged");
        assertThatThrownBy(() -> GroupStateCodec.decode("no".getBytes(UTF_8)))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("damaged");
    }
}
