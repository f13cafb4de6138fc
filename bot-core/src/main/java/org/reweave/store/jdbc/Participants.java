package org.reweave.store.jdbc;

import static org.reweave.store.jdbc.Participant.Kind.FLAG;
import static org.reweave.store.jdbc.Participant.Kind.JSON;
import static org.reweave.store.jdbc.Participant.Kind.KEY;
import static org.reweave.store.jdbc.Participant.Kind.MESSAGE;
import static org.reweave.store.jdbc.Participant.Kind.NUMBER;
import static org.reweave.store.jdbc.Participant.Kind.TEXT;
import static org.reweave.store.jdbc.Participant.Kind.TIME;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.reweave.store.Held;
import org.reweave.store.jdbc.Participant.Column;
import org.reweave.store.jdbc.Participant.Kind;

/**
 * Every table in which something of a person can be. Whoever adds a table or a column adds it here, or to
 * {@link #NOBODYS}; a test compares both with the database.
 */
final class Participants {
    /** Tables in which nothing of any person can be. */
    static final Set<String> NOBODYS =
            Set.of("flyway_schema_history", "vault", "clock_rules", "clock_shown", "late_note", "support_group");

    /**
     * For how long after an erasure it stays known, without whose they were, which updates were taken in. No platform
     * delivers an update again that is older, and one that came again would begin to remember the person anew.
     */
    static final Duration DELIVERED_AGAIN = Duration.ofDays(2);

    private static final String OF_PERSON = "person = ?";

    /**
     * In the order in which they are erased: what leads to a row goes after the row. Letters go first: a group that has just taken
     * one in is waited for, and what it wrote because of it goes with the rest.
     */
    static final List<Participant> ALL = List.of(
            Participant.of(
                    "mailbox",
                    OF_PERSON,
                    column("seq", NUMBER),
                    text("owner"),
                    text("person"),
                    column("letter", JSON),
                    column("created_at", TIME)),
            Participant.of(
                    "lost_address",
                    "(platform, usr) in (select platform, usr from address where person = ?)",
                    text("platform"),
                    text("usr"),
                    text("reason"),
                    column("since", TIME)),
            Participant.of(
                    "group_answer",
                    OF_PERSON,
                    text("grp"),
                    text("person"),
                    column("round", NUMBER),
                    column("answer", JSON)),
            Participant.of(
                    "group_member",
                    OF_PERSON,
                    text("grp"),
                    text("person"),
                    text("member_key"),
                    column("joined", FLAG),
                    column("leads", FLAG),
                    column("tells", FLAG),
                    column("listens", FLAG),
                    column("asked", FLAG),
                    column("since", TIME)),
            Participant.of(
                    "consent",
                    OF_PERSON,
                    column("seq", NUMBER),
                    text("person"),
                    text("what"),
                    text("about"),
                    text("wording"),
                    column("given_at", TIME),
                    column("ended_at", TIME)),
            Participant.of(
                    "nudge",
                    OF_PERSON,
                    text("person"),
                    text("kind"),
                    column("visit", NUMBER),
                    column("due_at", TIME),
                    text("wall"),
                    text("zone")),
            Participant.of(
                    "outbox",
                    OF_PERSON,
                    column("seq", NUMBER),
                    text("id"),
                    text("person"),
                    text("platform"),
                    text("usr"),
                    text("chat"),
                    column("priority", NUMBER),
                    column("not_before", TIME),
                    column("due_at", TIME),
                    column("attempts", NUMBER),
                    column("leased", FLAG),
                    column("message", MESSAGE),
                    column("created_at", TIME),
                    column("not_after", TIME),
                    text("behind"),
                    column("behind_until", TIME)),
            Participant.of(
                    "parked",
                    OF_PERSON,
                    text("platform"),
                    text("update_id"),
                    text("person"),
                    text("reason"),
                    column("parked_at", TIME)),
            new Participant(
                    "inbox",
                    OF_PERSON,
                    List.of(text("platform"), text("update_id"), text("person"), column("taken_at", TIME)),
                    Participants::forgetUpdates),
            Participant.of("address", OF_PERSON, text("platform"), text("usr"), text("chat"), text("person")),
            Participant.of(
                    "person",
                    "id = ?",
                    text("id"),
                    column("version", NUMBER),
                    text("platform"),
                    text("usr"),
                    text("chat"),
                    column("seal", KEY),
                    column("state", JSON),
                    column("seen_at", TIME),
                    column("seen_day", NUMBER),
                    column("agrees", FLAG),
                    column("created_at", TIME),
                    column("asked_at", TIME)));

    private Participants() {}

    private static Column text(String name) {
        return column(name, TEXT);
    }

    private static Column column(String name, Kind kind) {
        return new Column(name, kind);
    }

    private static void forgetUpdates(Sql sql, String person, Instant now) {
        sql.change(
                "delete from inbox where person = ? and taken_at < ?",
                parameters -> parameters.text(person).time(now.minus(DELIVERED_AGAIN)));
        sql.change("update inbox set person = '' where person = ?", parameters -> parameters.text(person));
    }

    /** Everything of one person, table by table. */
    static List<Held> of(Sql sql, Seals seals, String person) {
        List<Held> all = new ArrayList<>();
        for (int last = ALL.size() - 1; last >= 0; last--) {
            all.addAll(ALL.get(last).of(sql, seals, person));
        }
        return all;
    }

    /** Removes everything of one person. */
    static void erase(Sql sql, String person, Instant now) {
        ALL.forEach(participant -> participant.erasure().erase(sql, person, now));
    }
}
