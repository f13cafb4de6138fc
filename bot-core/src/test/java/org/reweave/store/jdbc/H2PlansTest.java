package org.reweave.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.reweave.store.TestKeys;

/** H2 finds and locks what is to be claimed by its indexes, however much waits. */
class H2PlansTest {
    private static final String AT_NOW = "timestamp with time zone '2026-11-25 12:00:00+00'";
    private static final int CLAIMED = 8;
    private static final int WAITING = 20_000;
    /** How often a row is read to claim it: itself, whether it is the oldest of its address, what it waits for, and what is under way. */
    private static final int LOOKS = 5;

    @TempDir
    Path directory;

    private Database database;

    @BeforeEach
    void very_much_waits() throws SQLException {
        database = EmbeddedDatabase.open(directory, TestKeys.SAME);
        Schema.migrate(database.connections());
        run("insert into outbox (id, person, platform, usr, chat, priority, not_before, due_at, attempts, message,"
                + " created_at) select 'm' || x, 'p' || x, 'a', x, x, 0, " + AT_NOW + ", " + AT_NOW
                + ", 0, repeat(x'00', 90), "
                + AT_NOW + " from system_range(1, " + WAITING + ") as counted(x)");
    }

    @AfterEach
    void close() {
        database.close();
    }

    private int run(String statement) throws SQLException {
        return database.work(connection -> {
            int changed = new Sql(connection).change(statement, parameters -> {});
            connection.commit();
            return changed;
        });
    }

    private List<String> asked(String question) throws SQLException {
        return database.work(connection -> {
            List<String> answers = new Sql(connection).query(question, parameters -> {}, Row::text);
            connection.rollback();
            return answers;
        });
    }

    private static String filled(String question, String... values) {
        String filled = question;
        for (String value : values) {
            filled = filled.replaceFirst("\\?", value);
        }
        return filled;
    }

    private static String look() {
        return filled(DueMessages.LOOK, "'a'", "0", AT_NOW, AT_NOW, Integer.toString(CLAIMED));
    }

    private static String lock(List<String> ids) {
        String list = ids.stream().map(id -> "'" + id + "'").collect(Collectors.joining(", "));
        return filled(DueMessages.LOCK.formatted(list), AT_NOW, AT_NOW);
    }

    private void readsLittle(String question) throws SQLException {
        String plan = String.join("\n", asked("explain analyze " + question));
        int rows = Pattern.compile("scanCount: (\\d+)")
                .matcher(plan)
                .results()
                .map((MatchResult found) -> found.group(1))
                .mapToInt(Integer::parseInt)
                .sum();
        assertThat(rows).as("rows read by\n%s", plan).isBetween(CLAIMED, LOOKS * CLAIMED);
    }

    @Test
    void what_is_claimed_of_very_much_is_found_and_locked_without_reading_the_rest() throws SQLException {
        List<String> found = asked(look());

        assertThat(found).hasSize(CLAIMED);
        assertThat(asked(lock(found))).containsExactlyElementsOf(found);
        readsLittle(look());
        readsLittle(lock(found));
        String list = found.stream().map(id -> "'" + id + "'").collect(Collectors.joining(", "));
        readsLittle(WaitingAhead.WAITED.formatted(list));
    }

    @Test
    void what_is_urgent_is_claimed_and_overtakes_of_very_much_only_what_waits_at_its_address() throws SQLException {
        run("update outbox set priority = 4 where seq <= " + CLAIMED);
        String look = filled(DueMessages.LOOK_URGENT, "'a'", "4", AT_NOW, AT_NOW, AT_NOW, Integer.toString(CLAIMED));
        List<String> found = asked(look);

        assertThat(found).hasSize(CLAIMED);
        readsLittle(look);
        String list = found.stream().map(id -> "'" + id + "'").collect(Collectors.joining(", "));
        String lock = filled(DueMessages.LOCK_URGENT.formatted(list), AT_NOW, AT_NOW, AT_NOW);
        assertThat(asked(lock)).containsExactlyElementsOf(found);
        readsLittle(lock);
        run("update outbox set usr = '9', chat = '9' where seq > " + (WAITING - CLAIMED));
        String overtaken = filled(Overtaking.OVERTAKEN, "'a'", "'9'", "'9'", Integer.toString(2 * WAITING));
        assertThat(asked(overtaken)).hasSize(CLAIMED + 1);
        readsLittle(overtaken);
    }

    @Test
    void whoever_agreed_to_nothing_is_found_without_reading_everybody_who_did() throws SQLException {
        run("insert into person (id, version, platform, usr, chat, state, seal, seen_at, seen_day, created_at, agrees)"
                + " select 'p' || x, 1, 'a', x, x, x'00', x'00', " + AT_NOW + ", 20000, " + AT_NOW + ", x > " + CLAIMED
                + " from system_range(1, " + WAITING + ") as counted(x)");
        run("delete from outbox");
        String undecided =
                filled(JdbcPersons.NOT_AGREEING, "30000", AT_NOW + " + interval '1' day", Integer.toString(WAITING));

        assertThat(asked(undecided)).hasSize(CLAIMED);
        readsLittle(undecided);
    }

    @Test
    void a_group_takes_its_oldest_letters_without_reading_all_that_wait() throws SQLException {
        run("insert into mailbox (owner, person, letter, created_at) select 'g', 'p' || x, x'00', " + AT_NOW
                + " from system_range(1, " + WAITING + ") as counted(x)");
        String first = filled(JdbcMailbox.FIRST, "'g'", Integer.toString(CLAIMED));
        List<String> found = asked(first);

        assertThat(found).hasSize(CLAIMED);
        readsLittle(first);
        readsLittle(filled(JdbcMailbox.LOCK, "'g'", found.get(0), found.get(CLAIMED - 1)));
    }

    @Test
    void what_was_taken_back_long_ago_is_forgotten_without_reading_what_still_holds() throws SQLException {
        run(
                "insert into consent (person, what, about, wording, given_at, ended_at) select 'p' || x, 'answers', '', 'w', "
                        + AT_NOW + ", case when x <= " + CLAIMED + " then " + AT_NOW + " end from system_range(1, "
                        + WAITING
                        + ") as counted(x)");

        readsLittle(filled(
                JdbcConsents.FORGET,
                "timestamp with time zone '1970-01-01 00:00:00+00'",
                AT_NOW + " + interval '1' day"));
    }

    @Test
    void what_was_taken_or_put_off_since_it_was_found_is_not_locked() throws SQLException {
        List<String> found = asked(look());
        run("update outbox set due_at = " + AT_NOW + " + interval '1' minute where id = '" + found.get(0) + "'");
        run("delete from outbox where id = '" + found.get(1) + "'");
        run("update outbox set usr = '" + (WAITING - 1) + "', chat = '" + (WAITING - 1) + "' where id = 'm" + WAITING
                + "'");

        List<String> asked = IntStream.range(0, CLAIMED).mapToObj(found::get).collect(Collectors.toList());
        asked.add("m" + WAITING);

        assertThat(asked(lock(asked))).containsExactlyElementsOf(found.subList(2, CLAIMED));
    }
}
