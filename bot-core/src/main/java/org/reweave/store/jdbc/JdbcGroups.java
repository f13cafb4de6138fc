package org.reweave.store.jdbc;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.reweave.group.GroupEvent.GivenAnswer;
import org.reweave.group.GroupState;
import org.reweave.message.Address;
import org.reweave.message.Place;
import org.reweave.store.GroupStateCodec;
import org.reweave.store.Groups;
import org.reweave.store.StoreException;

/**
 * The tables {@code support_group}, {@code group_member} and {@code group_answer}. A group's state holds the secret by which its
 * figures are blurred, so it is sealed with the master key and bound to the group.
 */
final class JdbcGroups implements Groups {
    private static final String BY_ID =
            "select id, version, platform, name, state from support_group where id = ? for update";

    private final Sql sql;
    private final Seals seals;

    JdbcGroups(Sql sql, Seals seals) {
        this.sql = sql;
        this.seals = seals;
    }

    @Override
    public Optional<Group> lock(String id) {
        return sql.query(BY_ID, parameters -> parameters.text(id), this::read).stream()
                .findFirst();
    }

    @Override
    public Optional<GroupState> look(String id) {
        return sql
                .query(
                        "select state from support_group where id = ?",
                        parameters -> parameters.text(id),
                        row -> GroupStateCodec.decode(seals.open(id, row.bytes())))
                .stream()
                .findFirst();
    }

    private Group read(Row row) throws SQLException {
        String id = row.text();
        return new Group(id, row.number(), row.text(), row.text(), GroupStateCodec.decode(seals.open(id, row.bytes())));
    }

    private byte[] sealed(Group group) {
        return seals.seal(group.id(), GroupStateCodec.encode(group.state()));
    }

    @Override
    public Optional<String> find(String platform, String name) {
        return sql
                .query(
                        "select id from support_group where name = ? and platform = ?",
                        parameters -> parameters.text(name).text(platform),
                        Row::text)
                .stream()
                .findFirst();
    }

    @Override
    public void add(Group group, Instant now) {
        sql.change(
                "insert into support_group (id, version, platform, name, state, created_at) values (?, 0, ?, ?, ?, ?)",
                parameters -> parameters
                        .text(group.id())
                        .text(group.platform())
                        .text(group.name())
                        .bytes(sealed(group))
                        .time(now));
    }

    @Override
    public void save(Group group) {
        int saved = sql.change(
                "update support_group set version = version + 1, state = ? where id = ? and version = ?",
                parameters -> parameters.bytes(sealed(group)).text(group.id()).number(group.version()));
        if (saved != 1) {
            throw new StoreException(
                    "Somebody else saved the same group in between; doing the work again will see it.");
        }
    }

    @Override
    public void rename(String platform, String from, String to) {
        Optional<String> known = find(platform, from);
        if (known.isEmpty() || from.equals(to)) {
            return;
        }
        Optional<Group> other = find(platform, to).flatMap(this::lock);
        if (other.isPresent()) {
            if (other.get().state().set()) {
                return;
            }
            purge(other.get().id());
        }
        sql.change(
                "update support_group set name = ?, version = version + 1 where id = ?",
                parameters -> parameters.text(to).text(known.get()));
        Address before = new Place(platform, from, "").address();
        Address after = new Place(platform, to, "").address();
        sql.change(
                "update outbox set usr = ?, chat = ? where platform = ? and usr = ?",
                parameters -> parameters
                        .text(after.user())
                        .text(after.chat())
                        .text(platform)
                        .text(before.user()));
    }

    @Override
    public Membership membership(String group, String person) {
        return sql
                .query(
                        "select joined, leads, tells, asked from group_member where grp = ? and person = ?",
                        parameters -> parameters.text(group).text(person),
                        row -> new Membership(row.flag(), row.flag(), row.flag(), row.flag()))
                .stream()
                .findFirst()
                .orElse(Membership.NONE);
    }

    @Override
    public void note(String group, String person, Membership membership, Instant now) {
        if (membership.equals(Membership.NONE)) {
            uncount(group, person);
            change("delete from group_member where grp = ? and person = ?", group, person);
            return;
        }
        int known = sql.change(
                "update group_member set joined = ?, leads = ?, tells = ?, asked = ? where grp = ? and person = ?",
                parameters -> parameters
                        .flag(membership.joined())
                        .flag(membership.leads())
                        .flag(membership.tells())
                        .flag(membership.asked())
                        .text(group)
                        .text(person));
        if (known == 0) {
            sql.change(
                    "insert into group_member (grp, person, member_key, joined, leads, tells, asked, since)"
                            + " values (?, ?, ?, ?, ?, ?, ?, ?)",
                    parameters -> parameters
                            .text(group)
                            .text(person)
                            .text(UUID.randomUUID().toString())
                            .flag(membership.joined())
                            .flag(membership.leads())
                            .flag(membership.tells())
                            .flag(membership.asked())
                            .time(now));
        }
    }

    @Override
    public List<String> joined(String group) {
        return sql.query(
                "select person from group_member where grp = ? and joined order by person",
                parameters -> parameters.text(group),
                Row::text);
    }

    @Override
    public List<String> telling(String person) {
        return sql.query(
                "select grp from group_member where person = ? and joined and tells order by grp",
                parameters -> parameters.text(person),
                Row::text);
    }

    @Override
    public List<GroupState> of(String person) {
        return sql.query(
                "select g.id, g.state from group_member m join support_group g on g.id = m.grp"
                        + " where m.person = ? and m.joined order by m.since, g.id",
                parameters -> parameters.text(person),
                row -> {
                    String id = row.text();
                    return GroupStateCodec.decode(seals.open(id, row.bytes()));
                });
    }

    @Override
    public List<Member> leaders(String platform) {
        return sql.query(
                "select name, person from group_member join support_group on support_group.id = grp"
                        + " where leads and platform = ? order by name, person",
                parameters -> parameters.text(platform),
                row -> new Member(row.text(), row.text()));
    }

    @Override
    public List<Member> members(String platform, Optional<Member> after, int most) {
        Member last = after.orElse(new Member("", ""));
        return sql.query(
                "select name, person from group_member join support_group on support_group.id = grp"
                        + " where joined and platform = ? and (name > ? or (name = ? and person > ?))"
                        + " order by name, person fetch first " + most + " rows only",
                parameters -> parameters
                        .text(platform)
                        .text(last.group())
                        .text(last.group())
                        .text(last.person()),
                row -> new Member(row.text(), row.text()));
    }

    @Override
    public Optional<String> leader(String group) {
        return leadersOf(group).stream().findFirst();
    }

    @Override
    public List<String> leadersOf(String group) {
        return sql.query(
                "select person from group_member where grp = ? and leads order by since, person",
                parameters -> parameters.text(group),
                Row::text);
    }

    @Override
    public void leadAlone(String group, String person) {
        change("update group_member set leads = false where grp = ? and person <> ?", group, person);
        sql.change(
                "delete from group_member where grp = ? and not leads and not joined",
                parameters -> parameters.text(group));
    }

    @Override
    public void listen(String group, String person) {
        sql.change(
                "update group_member set listens = (person = ?) where grp = ?",
                parameters -> parameters.text(person).text(group));
    }

    @Override
    public Optional<String> listener(String group) {
        return sql
                .query(
                        "select person from group_member where grp = ? and leads and listens",
                        parameters -> parameters.text(group),
                        Row::text)
                .stream()
                .findFirst();
    }

    @Override
    public void count(String group, String person, int round, int answer) {
        uncount(group, person);
        seals.load(List.of(person));
        byte[] written = ("{\"answer\":" + answer + "}").getBytes(StandardCharsets.UTF_8);
        sql.change(
                "insert into group_answer (grp, person, round, answer) values (?, ?, ?, ?)",
                parameters -> parameters.text(group).text(person).number(round).bytes(seals.seal(person, written)));
    }

    @Override
    public void uncount(String group, String person) {
        change("delete from group_answer where grp = ? and person = ?", group, person);
    }

    /** An answer, still sealed. */
    @SuppressWarnings("ArrayRecordComponent")
    private record Sealed(String person, String key, byte[] answer) {
        @Override
        public String toString() {
            return "Sealed[***]";
        }
    }

    @Override
    public List<GivenAnswer> answers(String group, int round) {
        List<Sealed> sealed = sql.query(
                "select a.person, m.member_key, a.answer from group_answer a"
                        + " join group_member m on m.grp = a.grp and m.person = a.person"
                        + " where a.grp = ? and a.round = ? and m.joined order by m.member_key",
                parameters -> parameters.text(group).number(round),
                row -> new Sealed(row.text(), row.text(), row.bytes()));
        seals.load(sealed.stream().map(Sealed::person).toList());
        return sealed.stream()
                .map(one -> new GivenAnswer(one.key(), answer(seals.open(one.person(), one.answer()))))
                .toList();
    }

    private static int answer(byte[] open) {
        return Integer.parseInt(new String(open, StandardCharsets.UTF_8).replaceAll("\\D", ""));
    }

    @Override
    public void forgetAnswers(String group) {
        sql.change("delete from group_answer where grp = ?", parameters -> parameters.text(group));
    }

    @Override
    public void purge(String group) {
        forgetAnswers(group);
        sql.change("delete from group_member where grp = ?", parameters -> parameters.text(group));
        sql.change("delete from mailbox where owner = ?", parameters -> parameters.text(group));
        sql.change("delete from outbox where person = ?", parameters -> parameters.text(group));
        sql.change("delete from nudge where person = ?", parameters -> parameters.text(group));
        sql.change("delete from support_group where id = ?", parameters -> parameters.text(group));
    }

    private void change(String statement, String group, String person) {
        sql.change(statement, parameters -> parameters.text(group).text(person));
    }
}
