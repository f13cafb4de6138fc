package org.reweave.crash;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicLong;
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

/**
 * A store whose every step is a point to die at: before and after each call to it, just before and just after each
 * commit. At the given step the process ends at once, with nothing tidied up.
 */
final class Tripwire implements Transactions {
    private final Transactions store;
    private final long deadly;
    private final AtomicLong steps = new AtomicLong();

    Tripwire(Transactions store, long deadly) {
        this.store = store;
        this.deadly = deadly;
    }

    private void step() {
        if (steps.incrementAndGet() == deadly) {
            Runtime.getRuntime().halt(DoomedProcess.KILLED);
        }
    }

    @Override
    public <T> T inTransaction(Function<Work, T> work) {
        step();
        T done = store.inTransaction(inside -> {
            T result = work.apply(new WiredWork(inside));
            step();
            return result;
        });
        step();
        return done;
    }

    private final class WiredWork implements Work {
        private final Work inside;

        WiredWork(Work inside) {
            this.inside = inside;
        }

        @Override
        public Persons persons() {
            return wired(Persons.class, inside.persons());
        }

        @Override
        public Inbox inbox() {
            return wired(Inbox.class, inside.inbox());
        }

        @Override
        public Outbox outbox() {
            return wired(Outbox.class, inside.outbox());
        }

        @Override
        public Nudges nudges() {
            return wired(Nudges.class, inside.nudges());
        }

        @Override
        public Reachability reachability() {
            return wired(Reachability.class, inside.reachability());
        }

        @Override
        public Groups groups() {
            return wired(Groups.class, inside.groups());
        }

        @Override
        public Mailbox mailbox() {
            return wired(Mailbox.class, inside.mailbox());
        }

        @Override
        public Consents consents() {
            return wired(Consents.class, inside.consents());
        }
    }

    private <P> P wired(Class<P> port, P inside) {
        return port.cast(Proxy.newProxyInstance(port.getClassLoader(), new Class<?>[] {port}, (proxy, call, values) -> {
            step();
            try {
                return call.invoke(inside, values);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            } finally {
                step();
            }
        }));
    }
}
