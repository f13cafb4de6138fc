package org.reweave.runtime;

import java.util.concurrent.CompletableFuture;
import org.reweave.engine.Event;
import org.reweave.message.GroupInbound;
import org.reweave.message.Inbound;
import org.reweave.message.Place;
import org.reweave.spi.InboundSink.Accepted;
import org.reweave.store.Inbox.UpdateKey;
import org.reweave.store.Nudges.Nudge;

/** Something that happened to one person or one group and waits to be worked through. */
abstract sealed class Turn {
    private int failures;

    /** Turns with the same key keep their order. */
    abstract Object key();

    /** Tells whoever handed it over that it was not done. */
    abstract void refuse(Throwable why);

    /** Whose it is, for a pseudonym to be made of. */
    abstract String whose();

    /** How often it failed alone. */
    int failures() {
        return failures;
    }

    /** Counts one more failure of this turn alone, and says how many there were. */
    int failedAgain() {
        return ++failures;
    }

    /** A person did something. */
    static final class Heard extends Turn {
        private final Inbound inbound;
        private final Event event;
        private final CompletableFuture<Accepted> accepted = new CompletableFuture<>();

        Heard(Inbound inbound, Event event) {
            this.inbound = inbound;
            this.event = event;
        }

        Event event() {
            return event;
        }

        Inbound inbound() {
            return inbound;
        }

        CompletableFuture<Accepted> accepted() {
            return accepted;
        }

        UpdateKey update() {
            return new UpdateKey(inbound.from().platform(), inbound.updateId());
        }

        @Override
        String whose() {
            return inbound.from().platform() + ":" + inbound.from().user();
        }

        @Override
        Account key() {
            return Account.of(inbound.from());
        }

        @Override
        void refuse(Throwable why) {
            accepted.completeExceptionally(why);
        }
    }

    /** Something happened in a group. */
    static final class InGroup extends Turn {
        private final GroupInbound inbound;
        private final CompletableFuture<Accepted> accepted = new CompletableFuture<>();

        InGroup(GroupInbound inbound) {
            this.inbound = inbound;
        }

        GroupInbound inbound() {
            return inbound;
        }

        CompletableFuture<Accepted> accepted() {
            return accepted;
        }

        UpdateKey update() {
            return new UpdateKey(inbound.place().platform(), inbound.updateId());
        }

        @Override
        String whose() {
            return inbound.place().platform() + ":" + inbound.place().group();
        }

        @Override
        Place key() {
            return inbound.place().in("");
        }

        @Override
        void refuse(Throwable why) {
            accepted.completeExceptionally(why);
        }
    }

    /** A nudge is due. */
    static final class Fired extends Turn {
        private final Nudge nudge;
        private final CompletableFuture<Boolean> fired = new CompletableFuture<>();

        Fired(Nudge nudge) {
            this.nudge = nudge;
        }

        Nudge nudge() {
            return nudge;
        }

        boolean ofGroup() {
            return nudge.kind().ofGroup();
        }

        /** Completes with whether the nudge still stood. */
        CompletableFuture<Boolean> fired() {
            return fired;
        }

        @Override
        String whose() {
            return nudge.person();
        }

        @Override
        String key() {
            return nudge.person();
        }

        @Override
        void refuse(Throwable why) {
            fired.completeExceptionally(why);
        }
    }
}
