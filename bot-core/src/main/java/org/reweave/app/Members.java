package org.reweave.app;

import java.util.List;
import java.util.Optional;
import org.reweave.spi.AdapterContext.Belongs;
import org.reweave.spi.AdapterContext.Some;
import org.reweave.store.Groups.Member;
import org.reweave.store.Transactions.Work;

/** The accounts on a platform of those who lead groups there and of those who joined them. */
public final class Members {
    private static final String BETWEEN = " ";

    private final Work work;
    private final String platform;

    /** Reads in this transaction. */
    public Members(Work work, String platform) {
        this.work = work;
        this.platform = platform;
    }

    /** Everybody who leads. */
    public List<Belongs> leading() {
        return work.groups().leaders(platform).stream()
                .flatMap(leader -> accounts(leader.person(), leader.group()).stream())
                .toList();
    }

    /** Some of those who joined: not more than so many, after those that came with {@code from}. */
    public Some joined(String from, int most) {
        List<Member> members = work.groups().members(platform, read(from), most);
        List<Belongs> people = members.stream()
                .flatMap(member -> accounts(member.person(), member.group()).stream())
                .toList();
        return new Some(people, members.size() < most ? "" : written(members.get(members.size() - 1)));
    }

    private List<Belongs> accounts(String person, String group) {
        return work.persons().addresses(person).stream()
                .filter(address -> address.platform().equals(platform))
                .map(address -> new Belongs(address, group))
                .toList();
    }

    private static String written(Member last) {
        return last.person() + BETWEEN + last.group();
    }

    private static Optional<Member> read(String from) {
        String[] parts = from.split(BETWEEN, 2);
        return parts.length < 2 ? Optional.empty() : Optional.of(new Member(parts[1], parts[0]));
    }
}
