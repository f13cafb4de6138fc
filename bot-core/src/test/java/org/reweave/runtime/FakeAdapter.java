package org.reweave.runtime;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.reweave.message.Address;
import org.reweave.message.OutboundMessage;
import org.reweave.spi.Delivery;
import org.reweave.spi.InboundSink;
import org.reweave.spi.PlatformAdapter;

/** A platform in memory: it keeps what was delivered, and answers as it is told to. */
public final class FakeAdapter implements PlatformAdapter {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /** One attempt to deliver. */
    public record Attempt(Address to, String words, String id) {}

    /** How the platform answers an attempt. */
    @FunctionalInterface
    public interface Answers {
        Delivery to(Attempt attempt);
    }

    private final String platform;
    private final boolean tellsRepeats;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition more = lock.newCondition();
    private final List<Attempt> attempts = new ArrayList<>();
    private volatile Answers answers = attempt -> new Delivery.Delivered(Optional.empty());

    public FakeAdapter(String platform) {
        this(platform, false);
    }

    public FakeAdapter(String platform, boolean tellsRepeats) {
        this.platform = platform;
        this.tellsRepeats = tellsRepeats;
    }

    @Override
    public String platform() {
        return platform;
    }

    @Override
    public boolean tellsRepeats() {
        return tellsRepeats;
    }

    @Override
    public void start(InboundSink sink) {}

    @Override
    public Delivery deliver(Address to, OutboundMessage message, String deliveryId) {
        Attempt attempt = new Attempt(to, message.text().words(), deliveryId);
        lock.lock();
        try {
            attempts.add(attempt);
            more.signalAll();
        } finally {
            lock.unlock();
        }
        return answers.to(attempt);
    }

    @Override
    public void stop(Duration within) {}

    /** Answers like this from now on. */
    public void answers(Answers newAnswers) {
        answers = newAnswers;
    }

    /** Waits for that many attempts, and gives all there were. */
    public List<Attempt> await(int count) {
        lock.lock();
        try {
            long left = PATIENCE.toNanos();
            while (attempts.size() < count) {
                if (left <= 0) {
                    throw new AssertionError(attempts.size() + " attempts instead of " + count);
                }
                left = more.awaitNanos(left);
            }
            return List.copyOf(attempts);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        } finally {
            lock.unlock();
        }
    }

    /** Every attempt so far. */
    public List<Attempt> attempts() {
        return await(0);
    }

    /** The words of every attempt so far. */
    public List<String> words() {
        return attempts().stream().map(Attempt::words).toList();
    }
}
