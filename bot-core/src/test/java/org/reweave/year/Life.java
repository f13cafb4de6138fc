package org.reweave.year;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.function.Function;
import org.reweave.store.Consents;
import org.reweave.store.Groups;
import org.reweave.store.Inbox;
import org.reweave.store.Mailbox;
import org.reweave.store.Nudges;
import org.reweave.store.Outbox;
import org.reweave.store.Persons;
import org.reweave.store.Reachability;
import org.reweave.store.Transactions;
import org.reweave.year.Ledger.Entries;

/**
 * What one companion reaches the store through, from its start to its end. It can be made to end at any call to the store;
 * what its threads still try after that reaches neither the store nor a platform, also when another has taken its place.
 */
final class Life implements Transactions {

    /** The companion has died here. */
    static final class Died extends Error {
        private static final long serialVersionUID = 1L;

        Died() {
            super("the companion died here", null, false, false);
        }
    }

    private final int number;
    private final Transactions store;
    private final Ledger ledger;
    private long stepsLeft = Long.MAX_VALUE;
    private long calls;
    private int underWay;
    private boolean dead;

    /** The life of that number, on this store. */
    Life(int number, Transactions store, Ledger ledger) {
        this.number = number;
        this.store = store;
        this.ledger = ledger;
    }

    int number() {
        return number;
    }

    synchronized boolean dead() {
        return dead;
    }

    /** How often it called the store or a platform. */
    synchronized long calls() {
        return calls;
    }

    /** Whether it is in a transaction, or a platform is at what it was given. */
    synchronized boolean busy() {
        return underWay > 0;
    }

    /** Ends it at so many calls to the store from now. */
    synchronized void diesAfter(long steps) {
        stepsLeft = steps;
    }

    /** Ends it, and waits until what is under way is through: committed, undone, or shown. */
    synchronized void ends() {
        dead = true;
        while (underWay > 0) {
            try {
                wait();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** Begins what reaches beyond the companion, unless it has died; {@link #through} must follow. */
    synchronized boolean begins() {
        calls++;
        if (!dead) {
            underWay++;
        }
        return !dead;
    }

    /** What was begun is through. */
    synchronized void through() {
        underWay--;
        notifyAll();
    }

    private void step() {
        boolean diesHere;
        synchronized (this) {
            calls++;
            diesHere = !dead && --stepsLeft <= 0;
            dead |= diesHere;
            if (!dead) {
                return;
            }
        }
        if (diesHere) {
            ledger.look();
        }
        throw new Died();
    }

    @Override
    public <T> T inTransaction(Function<Work, T> work) {
        step();
        if (!begins()) {
            throw new Died();
        }
        T done;
        try {
            Entries entries = new Entries();
            done = store.inTransaction(inside -> {
                T result = work.apply(watched(inside, entries));
                step();
                ledger.enter(entries);
                return result;
            });
        } finally {
            through();
        }
        step();
        return done;
    }

    private Work watched(Work inside, Entries entries) {
        return new Work() {
            @Override
            public Persons persons() {
                return watched(Persons.class, inside.persons(), entries);
            }

            @Override
            public Inbox inbox() {
                return watched(Inbox.class, inside.inbox(), entries);
            }

            @Override
            public Outbox outbox() {
                return watched(Outbox.class, inside.outbox(), entries);
            }

            @Override
            public Nudges nudges() {
                return watched(Nudges.class, inside.nudges(), entries);
            }

            @Override
            public Reachability reachability() {
                return watched(Reachability.class, inside.reachability(), entries);
            }

            @Override
            public Groups groups() {
                return watched(Groups.class, inside.groups(), entries);
            }

            @Override
            public Mailbox mailbox() {
                return watched(Mailbox.class, inside.mailbox(), entries);
            }

            @Override
            public Consents consents() {
                return watched(Consents.class, inside.consents(), entries);
            }
        };
    }

    private <P> P watched(Class<P> port, P inside, Entries entries) {
        return port.cast(Proxy.newProxyInstance(port.getClassLoader(), new Class<?>[] {port}, (self, call, values) -> {
            step();
            ledger.begins();
            Object result = invoke(inside, call, values);
            ledger.note(port, call, values, result, entries);
            step();
            return result;
        }));
    }

    private static Object invoke(Object inside, Method call, Object[] values) throws Throwable {
        try {
            return call.invoke(inside, values);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
