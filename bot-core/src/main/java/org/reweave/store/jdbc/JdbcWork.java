package org.reweave.store.jdbc;

import java.util.function.Supplier;
import org.reweave.store.Consents;
import org.reweave.store.Groups;
import org.reweave.store.Inbox;
import org.reweave.store.Mailbox;
import org.reweave.store.Nudges;
import org.reweave.store.Outbox;
import org.reweave.store.Persons;
import org.reweave.store.Reachability;
import org.reweave.store.Transactions;

/** The stores over the connection of one transaction. */
final class JdbcWork implements Transactions.Work {
    private final Persons persons;
    private final Inbox inbox;
    private final Outbox outbox;
    private final Nudges nudges;
    private final Reachability reachability;
    private final Groups groups;
    private final Mailbox mailbox;
    private final Consents consents;

    JdbcWork(Sql sql, Database database, PersonKeys keys, Supplier<String> ids) {
        Seals seals = new Seals(sql, keys);
        this.persons = new JdbcPersons(sql, database, seals);
        this.inbox = new JdbcInbox(sql);
        this.outbox = new JdbcOutbox(sql, database, seals, ids);
        this.nudges = new JdbcNudges(sql, database);
        this.reachability = new JdbcReachability(sql, database);
        this.groups = new JdbcGroups(sql, seals);
        this.mailbox = new JdbcMailbox(sql, seals);
        this.consents = new JdbcConsents(sql);
    }

    @Override
    public Persons persons() {
        return persons;
    }

    @Override
    public Inbox inbox() {
        return inbox;
    }

    @Override
    public Outbox outbox() {
        return outbox;
    }

    @Override
    public Nudges nudges() {
        return nudges;
    }

    @Override
    public Reachability reachability() {
        return reachability;
    }

    @Override
    public Groups groups() {
        return groups;
    }

    @Override
    public Mailbox mailbox() {
        return mailbox;
    }

    @Override
    public Consents consents() {
        return consents;
    }
}
