package org.reweave.runtime;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.reweave.engine.NudgeKind;
import org.reweave.group.Letter;
import org.reweave.message.Place;
import org.reweave.runtime.Verdict.Because;
import org.reweave.spi.PlatformAdapter;
import org.reweave.store.Mailbox.Entry;
import org.reweave.store.Nudges.Nudge;
import org.reweave.store.Nudges.Stage;
import org.reweave.store.Outbox;
import org.reweave.store.Outbox.Claimed;
import org.reweave.store.Outbox.Priority;
import org.reweave.store.Transactions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Delivers what is in the outbox: claims the oldest message of each address, sends it, and settles it.
 *
 * <p>The messages of one address go one after another, in the order they were written. A message leaves the outbox only
 * after its outcome is known or given up, so a crash repeats a reply, with the same id, rather than losing it. How an
 * attempt ended and what is sent next are written in one transaction.
 */
public final class OutboxRelay {
    private static final Logger LOG = LoggerFactory.getLogger(OutboxRelay.class);
    private static final Backoff AFTER_FAILURE = new Backoff(Duration.ofMillis(100), Duration.ofSeconds(5));
    /** Of the time to stop in, what is kept for attempts under way and, within that, for writing down how they ended. */
    private static final int KEPT_FOR_ATTEMPTS = 2;

    private static final int KEPT_FOR_THE_LAST_WORD = 4;

    private static final Duration COUNTED_EVERY = Duration.ofSeconds(1);

    private record Counted(long replies, Instant at) {}

    private record Outcome(Claimed message, Verdict verdict) {}

    private final Transactions transactions;
    private final RelaySettings settings;
    private final Consumer<Instant> onNudges;
    private final Map<String, Sender> senders;
    private final ExpectedWait wait;
    private final RelayMeter meter = new RelayMeter();
    private final LateNotes late = new LateNotes("arrived");
    private final Loop loop;
    private final Queue<Outcome> outcomes = new ConcurrentLinkedQueue<>();
    private final List<Outcome> unsettled = new ArrayList<>();
    /** What is being sent, or was and is not settled; claiming it once more, after a long time, only renews the lease. */
    private final Set<String> underWay = new HashSet<>();

    private final Map<String, Counted> counted = new HashMap<>();
    private final PriorityQueue<Instant> postponed = new PriorityQueue<>();
    private Optional<Instant> nextPost = Optional.empty();
    private final CountDownLatch drained = new CountDownLatch(1);
    private boolean takesOver;
    private Instant latest = Instant.MIN;
    private volatile boolean draining;
    private volatile boolean closing;

    /**
     * Makes a relay that delivers through these adapters once it is started; messages to other platforms stay.
     *
     * @param onNudges hears when something is to be told of a message that never arrives (UTC)
     */
    public OutboxRelay(
            Transactions transactions,
            Collection<? extends PlatformAdapter> adapters,
            Timing timing,
            RelaySettings settings,
            Consumer<Instant> onNudges) {
        this(transactions, adapters, timing, settings, new ExpectedWait(), onNudges);
    }

    /** The same; {@code wait} hears how many replies wait, and how many arrive. */
    OutboxRelay(
            Transactions transactions,
            Collection<? extends PlatformAdapter> adapters,
            Timing timing,
            RelaySettings settings,
            ExpectedWait wait,
            Consumer<Instant> onNudges) {
        this.transactions = transactions;
        this.wait = wait;
        this.settings = settings;
        this.onNudges = onNudges;
        this.takesOver = settings.alone();
        DeliveryPolicy policy = new DeliveryPolicy(settings);
        this.senders = adapters.stream()
                .map(adapter -> new Sender(adapter, policy, timing.clock(), settings.senders()))
                .collect(Collectors.toUnmodifiableMap(Sender::platform, Function.identity()));
        this.loop = new Loop("relay", timing, AFTER_FAILURE, this::pass);
    }

    /** Begins to deliver. */
    public void start() {
        loop.start();
    }

    /** Looks into the outbox now; any thread may call it. */
    public void wake() {
        loop.wake();
    }

    /** What became of messages since the start. */
    public RelayCounts counts() {
        return meter.counts(late.count());
    }

    private Instant pass(Instant now) {
        for (Outcome done = outcomes.poll(); done != null; done = outcomes.poll()) {
            unsettled.add(done);
        }
        boolean claims = !closing && senders.values().stream().anyMatch(sender -> sender.room() > 0);
        if (claims || !unsettled.isEmpty()) {
            exchange(now, claims);
        }
        return nextLook(now);
    }

    /** Writes down what became of messages and takes new ones for their place, in one transaction. */
    private void exchange(Instant now, boolean claims) {
        boolean tells = unsettled.stream().anyMatch(outcome -> isUnposted(outcome) || isLostUnasked(outcome));
        // What was written by a clock that was ahead and has been set back would wait for the time that it showed.
        boolean setBack = now.isBefore(latest);
        List<Sender> back = senders.values().stream().filter(Sender::isBack).toList();
        List<Claimed> claimed = transactions.inTransaction(work -> {
            if (takesOver) {
                work.outbox().endLeases(now);
            }
            unsettled.replaceAll(outcome -> soonForWhoeverIsThere(work.outbox(), outcome, now));
            settle(work, now);
            (setBack ? senders.values() : back).forEach(sender -> work.outbox().hasten(sender.platform(), now));
            nextPost = nextPost(work.outbox(), now);
            return claims ? claim(work.outbox(), now) : List.<Claimed>of();
        });
        takesOver = false;
        latest = now;
        back.forEach(Sender::heardOfReturn);
        if (tells) {
            onNudges.accept(now);
        }
        for (Outcome outcome : unsettled) {
            underWay.remove(outcome.message().id());
            meter.count(outcome.verdict());
            if (outcome.verdict() instanceof Verdict.Arrived
                    && outcome.message().awaited()) {
                wait.arrived(outcome.message().to().platform(), 1, now);
            }
            if (isNoteThatArrived(outcome)) {
                late.came(outcome.message().createdAt(), now);
            }
            if (outcome.verdict() instanceof Verdict.Again again) {
                postponed.add(again.notBefore());
            }
        }
        unsettled.clear();
        claimed.stream().filter(message -> underWay.add(message.id())).forEach(this::send);
        late.tell(claimed.isEmpty() && underWay.isEmpty(), now);
        if (draining && claimed.isEmpty() && underWay.isEmpty()) {
            drained.countDown();
        }
    }

    /**
     * Waits no longer for a platform that is away than the newest message at the address has waited: somebody may have
     * written just now.
     */
    private Outcome soonForWhoeverIsThere(Outbox outbox, Outcome outcome, Instant now) {
        if (!(outcome.verdict() instanceof Verdict.Again again) || again.because() != Because.AWAY) {
            return outcome;
        }
        Instant first = now.plus(settings.retry().first());
        Instant latest = outbox.newest(outcome.message().to())
                .map(written -> now.plus(Duration.between(written, now)))
                .filter(first::isBefore)
                .orElse(first);
        return again.notBefore().isAfter(latest)
                ? new Outcome(outcome.message(), new Verdict.Again(latest, Because.AWAY))
                : outcome;
    }

    private void settle(Transactions.Work work, Instant now) {
        List<String> done = new ArrayList<>(unsettled.size());
        List<Nudge> unsaid = new ArrayList<>();
        List<Entry> unposted = new ArrayList<>();
        for (Outcome outcome : unsettled) {
            if (outcome.verdict() instanceof Verdict.Again again) {
                giveBack(work.outbox(), outcome.message().id(), again);
            } else {
                if (outcome.verdict() instanceof Verdict.Lost lost) {
                    work.reachability().lose(outcome.message().to(), lost.reason(), now);
                }
                done.add(outcome.message().id());
                if (isUnposted(outcome)) {
                    unposted.add(new Entry(outcome.message().person(), "", unposted(outcome)));
                    unsaid.add(new Nudge(outcome.message().person(), NudgeKind.GROUP_MAIL, 0, now));
                } else if (isLostUnasked(outcome)) {
                    unsaid.add(new Nudge(outcome.message().person(), NudgeKind.UNSAID, 0, now));
                }
            }
        }
        LateNotes.among(
                        Stage.ARRIVED,
                        unsettled.stream()
                                .filter(OutboxRelay::isNoteThatArrived)
                                .map(outcome ->
                                        Duration.between(outcome.message().createdAt(), now)))
                .ifPresent(count -> work.nudges().late(count, now));
        if (!unposted.isEmpty()) {
            work.mailbox().add(unposted, now);
        }
        if (!unsaid.isEmpty()) {
            work.nudges().put(unsaid);
        }
        if (!done.isEmpty()) {
            work.outbox().settle(done);
        }
    }

    private static boolean isNoteThatArrived(Outcome outcome) {
        return outcome.verdict() instanceof Verdict.Arrived && outcome.message().priority() == Priority.NUDGE;
    }

    /** However often a platform asks for patience, or is away, only what stands against the message itself is counted. */
    private static void giveBack(Outbox outbox, String id, Verdict.Again again) {
        if (again.because() == Because.UNKNOWN) {
            outbox.postpone(id, again.notBefore());
        } else {
            outbox.putOff(id, again.notBefore());
        }
    }

    /** Whether somebody was to hear of something unasked and will not; they are told when they are next spoken with. */
    private static boolean isLostUnasked(Outcome outcome) {
        boolean never = outcome.verdict() instanceof Verdict.Lost || outcome.verdict() instanceof Verdict.Dropped;
        return never && outcome.message().priority() == Priority.NUDGE;
    }

    /**
     * Whether a group was to read something that its platform refused; whoever leads it can do something about that. About a
     * platform that was away for too long nobody can.
     */
    private static boolean isUnposted(Outcome outcome) {
        Verdict verdict = outcome.verdict();
        boolean refused =
                verdict instanceof Verdict.Dropped dropped ? dropped.rejected() : verdict instanceof Verdict.Lost;
        return refused && Place.of(outcome.message().to()).isPresent();
    }

    private static Letter unposted(Outcome outcome) {
        String channel = Place.of(outcome.message().to()).map(Place::channel).orElse("");
        boolean topic = outcome.message().message().thread().isPresent();
        return new Letter.Unposted(channel, reason(outcome), topic);
    }

    private static String reason(Outcome outcome) {
        return outcome.verdict() instanceof Verdict.Lost lost
                ? lost.reason()
                : ((Verdict.Dropped) outcome.verdict()).reason();
    }

    private List<Claimed> claim(Outbox outbox, Instant now) {
        List<Claimed> claimed = new ArrayList<>();
        for (Sender sender : senders.values()) {
            int room = sender.room();
            if (room > 0) {
                List<Claimed> some =
                        outbox.claim(sender.platform(), room, sender.roomForUnasked(), now, settings.lease());
                wait.unsent(sender.platform(), some.size() < room ? 0 : unsent(outbox, sender.platform(), now), now);
                claimed.addAll(some);
            }
        }
        return claimed;
    }

    /** How many replies wait; counted now and then, for counting takes the longer the more there are. */
    private long unsent(Outbox outbox, String platform, Instant now) {
        Counted last = counted.get(platform);
        if (last == null
                || last.at().plus(COUNTED_EVERY).isBefore(now)
                || last.at().isAfter(now)) {
            last = new Counted(outbox.unsentReplies(platform, now), now);
            counted.put(platform, last);
        }
        return last.replies();
    }

    private void send(Claimed message) {
        Sender sender = senders.get(message.to().platform());
        if (sender == null) {
            throw new IllegalStateException("claimed a message for " + message.to() + ", which has no adapter here");
        }
        sender.send(message, verdict -> outcomes.add(new Outcome(message, verdict)), loop::wake);
    }

    private Optional<Instant> nextPost(Outbox outbox, Instant now) {
        return senders.keySet().stream()
                .flatMap(platform -> outbox.nextPost(platform, now).stream())
                .min(Instant::compareTo);
    }

    /** A post that waits for its time goes out then: its delay is to tell nobody what went on meanwhile. */
    private Instant nextLook(Instant now) {
        for (Instant due = postponed.peek(); due != null && !due.isAfter(now); due = postponed.peek()) {
            postponed.remove();
        }
        Instant poll = now.plus(settings.poll());
        Instant due = postponed.peek();
        Instant next = due == null || due.isAfter(poll) ? poll : due;
        return nextPost.filter(next::isAfter).orElse(next);
    }

    /**
     * Delivers what waits and can be delivered in half of the given real time, waits for attempts under way, and ends in
     * time however many messages wait. What remains is on disk and goes out after the next start.
     */
    public void stop(Duration within) {
        Deadline end = Deadline.in(within);
        draining = true;
        loop.wake();
        if (loop.started() && !await(drained, end.before(within.dividedBy(KEPT_FOR_ATTEMPTS)))) {
            LOG.info("messages still wait; they go out after the next start");
        }
        closing = true;
        senders.values().forEach(Sender::takesNoMore);
        Deadline attemptsEnd = end.before(within.dividedBy(KEPT_FOR_THE_LAST_WORD));
        senders.values().forEach(sender -> sender.awaitEnd(attemptsEnd.left()));
        if (!loop.stop(end.left())) {
            LOG.warn("the relay did not end in time; messages whose outcome was not written down may be sent again");
        }
    }

    private static boolean await(CountDownLatch latch, Deadline end) {
        try {
            return latch.await(end.left().toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
