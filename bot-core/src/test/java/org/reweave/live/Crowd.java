package org.reweave.live;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** People on one platform who answer what they are asked, each after thinking for a while, until they are sent home. */
final class Crowd implements AutoCloseable {
    private final LivePlatform platform;
    private final Duration thinking;
    private final Random random;
    private final ScheduledExecutorService time = Executors.newScheduledThreadPool(2, task -> {
        Thread thread = new Thread(task, "crowd");
        thread.setDaemon(true);
        return thread;
    });
    private final List<Member> members = new ArrayList<>();
    private final ConcurrentLinkedQueue<Long> waits = new ConcurrentLinkedQueue<>();
    private final AtomicInteger asked = new AtomicInteger();
    private volatile boolean over;

    /** Everybody thinks between half and one and a half times {@code thinking}. */
    Crowd(LivePlatform platform, int people, Duration thinking, long seed) {
        this.platform = platform;
        this.thinking = thinking;
        this.random = new Random(seed);
        java.util.Map<LivePerson, Member> byPerson = new java.util.IdentityHashMap<>();
        for (int i = 0; i < people; i++) {
            Member member = new Member(platform.newcomer());
            members.add(member);
            byPerson.put(member.person, member);
        }
        platform.whenShown(person -> byPerson.get(person).looks());
    }

    /** Everybody opens the chat, spread over the time one thinks. */
    void comes() {
        members.forEach(member -> later(member::begins, random.nextDouble()));
    }

    /** From now on nobody does anything more. */
    void goesHome() {
        over = true;
    }

    String name() {
        return platform.name();
    }

    LivePlatform platform() {
        return platform;
    }

    int asked() {
        return asked.get();
    }

    /** How many still wait for an answer. */
    long waiting() {
        return members.stream().filter(member -> member.since != 0).count();
    }

    /** How long each answer took, in nanoseconds, the shortest first. */
    long[] waits() {
        return waits.stream().mapToLong(Long::longValue).sorted().toArray();
    }

    private void later(Runnable what, double share) {
        if (!over) {
            var unused = time.schedule(what, (long) (thinking.toMillis() * share), TimeUnit.MILLISECONDS);
        }
    }

    private synchronized double chance() {
        return random.nextDouble();
    }

    @Override
    public void close() {
        time.shutdownNow();
    }

    private final class Member {
        private final LivePerson person;
        private long last = -1;
        private List<LivePerson.Button> offered = List.of();
        private volatile long since;

        Member(LivePerson person) {
            this.person = person;
        }

        void begins() {
            if (!over) {
                asked.incrementAndGet();
                since = System.nanoTime();
                person.opens();
            }
        }

        /** Something changed in the chat; perhaps it is the answer. */
        synchronized void looks() {
            if (since == 0) {
                return;
            }
            person.prompt().filter(this::isNew).ifPresent(prompt -> {
                waits.add(System.nanoTime() - since);
                since = 0;
                later(() -> answers(prompt), 0.5 + chance());
            });
        }

        private boolean isNew(LivePerson.Seen prompt) {
            long id = Long.parseLong(prompt.id());
            return id > last || id == last && !prompt.buttons().equals(offered);
        }

        private synchronized void answers(LivePerson.Seen prompt) {
            if (over) {
                return;
            }
            last = Long.parseLong(prompt.id());
            offered = prompt.buttons();
            List<String> answers = prompt.buttons().stream()
                    .map(LivePerson.Button::token)
                    .filter(token -> token.matches("\\d+:[^~-].*|\\d+:~(done|thought)"))
                    .toList();
            if (!answers.isEmpty()) {
                asked.incrementAndGet();
                since = System.nanoTime();
                person.taps(List.of(answers.get((int) (chance() * answers.size()))));
            }
        }
    }
}
