package org.reweave.year;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.reweave.Shipped;
import org.reweave.engine.NudgeKind;
import org.reweave.engine.PersonState;
import org.reweave.engine.Transition;
import org.reweave.message.Address;
import org.reweave.message.Inbound;
import org.reweave.message.Origin;
import org.reweave.runtime.Companion;
import org.reweave.runtime.CompanionSettings;
import org.reweave.runtime.FloodLimits;
import org.reweave.runtime.MovableClock;
import org.reweave.runtime.RelaySettings;
import org.reweave.store.Nudges.Nudge;
import org.reweave.store.StoreSettings;
import org.reweave.store.jdbc.JdbcStore;

/**
 * A year in the lives of many people, with the shipped engine, the real runtime and the real store, on two platforms with
 * faults, while the companion is stopped for hours and days and dies at random calls to the store.
 *
 * <p>Time goes on by a clock that is moved: to the next moment anything is due or anybody writes, and not before all that is
 * due has been done. A companion that dies is played in this process: from that call on nothing of it reaches the store or a
 * platform, what was not committed is undone, and another takes its place. That a file survives the same is what
 * {@code CrashTest}, {@code SuddenEndTest} and {@code PowerLossTest} show.
 */
public final class SimulatedYear {
    private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");
    /** People write at whole and half hours. */
    private static final Duration HALF_AN_HOUR = Duration.ofMinutes(30);

    private static final Duration TRIED_EACH = Duration.ofMinutes(5);
    private static final Duration STRIDE = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration STOP = Duration.ofSeconds(10);
    private static final Duration DEAD_STOP = Duration.ofMillis(40);
    private static final int SENDERS = 32;
    private static final int STEADY_ONE_IN = 50;
    private static final int STEADY_AT_LEAST = 10;

    /**
     * How much of it.
     *
     * @param crashes how often the companion dies
     * @param stops how often it is stopped for hours or days
     * @param outages how often each platform is away for hours
     */
    public record Size(int people, int days, int crashes, int stops, int outages) {
        private Instant end() {
            return START.plus(Duration.ofDays(days));
        }
    }

    private record Act(Instant at, int person) {}

    private record Written(Instant at, int person, String text, String update) {}

    private final Size size;
    private final long seed;
    private final Random random;
    private final PrintStream out;
    private final Path folder;
    private final Transition<PersonState> engine;
    private final MovableClock clock = new MovableClock(START);
    private final Reckoning reckoning = new Reckoning();
    private final Ledger ledger;
    private final List<YearPlatform> platforms = new ArrayList<>();
    private final List<Somebody> people = new ArrayList<>();
    private final Map<String, Integer> numbers = new HashMap<>();
    private final PriorityQueue<Act> acts =
            new PriorityQueue<>(Comparator.comparing(Act::at).thenComparing(Act::person));
    private final Map<String, Written> unheard = new ConcurrentHashMap<>();
    private final AtomicInteger updates = new AtomicInteger();
    private final Map<String, List<Instant>> checkIns = new ConcurrentHashMap<>();
    private final Queue<Integer> answering = new ConcurrentLinkedQueue<>();
    private final List<Instant[]> downtimes = new ArrayList<>();
    private int lives;
    private Life life;
    private JdbcStore store;
    private Companion companion;

    /** Prepares a year with this engine, in an empty folder. */
    public SimulatedYear(Size size, long seed, Transition<PersonState> engine, Path folder, PrintStream out) {
        this.size = size;
        this.seed = seed;
        this.random = new Random(seed);
        this.engine = engine;
        this.folder = folder;
        this.out = out;
        this.ledger = new Ledger(clock::instant, new Ledger.Listener() {
            @Override
            public void settled(Ledger.Promise promise, boolean told, boolean lapsed) {
                YearPlatform platform = platform(promise.to());
                ShownMessage shown = platform.settled(promise.id());
                if (lapsed) {
                    shown = shown.lapsed();
                }
                reckoning.settled(promise, told, shown, clock.instant(), platform.tellsRepeats());
                if (promise.unasked() && somebody(promise.to()).steady()) {
                    answering.add(numbers.get(promise.to().user()));
                }
            }

            @Override
            public void takenBack(Ledger.Promise promise) {
                platform(promise.to()).settled(promise.id());
                reckoning.count("note taken back, for they wanted silence");
            }

            @Override
            public void fired(Nudge nudge, boolean says) {
                reckoning.fired(nudge, says, clock.instant());
                if (nudge.kind() == NudgeKind.CHECK_IN) {
                    checkIns.computeIfAbsent(nudge.person(), id -> new ArrayList<>())
                            .add(nudge.due());
                }
            }
        });
        platforms.add(new YearPlatform("discord", true, clock, ledger, reckoning, this::somebody, seed + 1));
        platforms.add(new YearPlatform("telegram", false, clock, ledger, reckoning, this::somebody, seed + 2));
    }

    /** What may never be and was, some of it. */
    public List<String> mistakes() {
        return reckoning.mistakes();
    }

    private YearPlatform platform(Address address) {
        return platforms.get(address.platform().equals("discord") ? 0 : 1);
    }

    private Somebody somebody(Address address) {
        return people.get(numbers.get(address.user()));
    }

    /** Lives it, and returns what was counted. */
    public Map<String, Integer> run() {
        return run(Duration.ofDays(size.days()));
    }

    /** Lives as much of it as there is real time for, and returns what was counted. */
    public Map<String, Integer> run(Duration within) {
        int steady = Math.max(STEADY_AT_LEAST, size.people() / STEADY_ONE_IN);
        for (int number = 0; number < size.people(); number++) {
            Somebody one = new Somebody(platforms.get(number % 2).name(), number, number < steady, seed);
            people.add(one);
            numbers.put(one.address().user(), number);
            acts.add(new Act(START.plus(HALF_AN_HOUR.multipliedBy(1 + random.nextInt(80))), number));
        }
        PriorityQueue<Instant> crashes = moments(size.crashes());
        PriorityQueue<Instant> stops = moments(size.stops());
        PriorityQueue<Instant> outages = moments(size.outages() * platforms.size());
        open();
        start();
        long begin = System.nanoTime();
        Instant told = START;
        Instant next = next();
        while (next.isBefore(size.end()) && System.nanoTime() - begin < within.toNanos()) {
            if (!stops.isEmpty() && !stops.peek().isAfter(next)) {
                stops.remove();
                isDown();
                next = next();
                continue;
            }
            if (!outages.isEmpty() && !outages.peek().isAfter(next)) {
                outages.remove();
                platforms
                        .get(random.nextInt(platforms.size()))
                        .awayUntil(clock.instant().plus(HALF_AN_HOUR.multipliedBy(1 + random.nextInt(10))));
                reckoning.count("outages");
            }
            if (!crashes.isEmpty() && !crashes.peek().isAfter(next)) {
                crashes.remove();
                life.diesAfter(1 + random.nextInt(120));
            }
            moveTo(next);
            act(next);
            settle();
            if (Duration.between(told, next).toDays() >= 7) {
                told = next;
                reckoning.forgetBefore(next.minus(Duration.ofDays(3)));
                progress(next, begin);
            }
            reckoning.count("moments");
            next = next();
        }
        Instant end = earlier(size.end(), Optional.of(next));
        finish(end);
        progress(end, begin);
        return reckoning.counts();
    }

    private PriorityQueue<Instant> moments(int count) {
        PriorityQueue<Instant> moments = new PriorityQueue<>();
        for (int i = 0; i < count; i++) {
            moments.add(START.plus(
                    Duration.ofMinutes((long) (Duration.ofDays(size.days()).toMinutes() * random.nextDouble()))));
        }
        return moments;
    }

    private void progress(Instant at, long begin) {
        out.printf(
                "%tF  %,9d notes shown, %,d fired, %d crashes, %.0f s%n",
                at.atZone(ZoneOffset.UTC),
                reckoning.counted("notes shown"),
                reckoning.counted("fired"),
                reckoning.counted("crashes"),
                (System.nanoTime() - begin) / 1e9);
    }

    /** The next moment anything is to happen; what a platform put off is tried again every five minutes. */
    private Instant next() {
        Instant now = clock.instant();
        Instant next = acts.isEmpty() ? Instant.MAX : acts.peek().at();
        next = earlier(next, ledger.nextDue());
        next = earlier(next, ledger.nextTry().map(at -> at.isAfter(now.plus(TRIED_EACH)) ? at : now.plus(TRIED_EACH)));
        return next.isAfter(now) ? next : now.plusSeconds(1);
    }

    private static Instant earlier(Instant one, Optional<Instant> other) {
        return other.filter(one::isAfter).orElse(one);
    }

    private void moveTo(Instant time) {
        Duration by = Duration.between(clock.instant(), time);
        if (!by.isNegative() && !by.isZero()) {
            clock.move(by);
        }
    }

    // --- the companion ---

    private void open() {
        store = JdbcStore.open(new StoreSettings.Embedded(folder), ledger::nextId);
    }

    private void start() {
        Life mine = new Life(++lives, store, ledger);
        life = mine;
        companion = new Companion(
                mine,
                engine,
                (first, now) -> Shipped.newcomer(now),
                Shipped.handOver(),
                Shipped.groups(),
                clock,
                platforms.stream().map(platform -> platform.adapter(mine)).toList(),
                settings());
        companion.start();
    }

    /** The usual ones for people who write what a person would, to platforms that answer at once. */
    private static CompanionSettings settings() {
        CompanionSettings usual = CompanionSettings.embedded().with(FloodLimits.NONE);
        RelaySettings relay = usual.relay();
        return new CompanionSettings(
                usual.turns(),
                new RelaySettings(
                        SENDERS,
                        relay.lease(),
                        relay.poll(),
                        relay.retry(),
                        relay.attempts(),
                        relay.retryWhileAway(),
                        relay.replyAge(),
                        relay.nudgeAge(),
                        relay.alone()),
                usual.nudgePoll(),
                usual.nudgesTogether(),
                usual.retention(),
                usual.flood(),
                usual.pseudonyms());
    }

    /** It is stopped, for hours or days; people write meanwhile, and the platform keeps what they wrote. */
    private void isDown() {
        companion.stop(STOP);
        life.ends();
        store.close();
        reckoning.count("downtimes");
        Instant from = clock.instant();
        clock.move(
                HALF_AN_HOUR.multipliedBy(random.nextInt(5) == 0 ? 25 + random.nextInt(200) : 1 + random.nextInt(15)));
        open();
        start();
        handAgain();
        act(clock.instant());
        settle();
        downtimes.add(new Instant[] {from, clock.instant()});
    }

    /** Another takes the place of one that died; the platforms deliver again what was not acknowledged. */
    private void rise() {
        companion.stop(DEAD_STOP);
        life.ends();
        reckoning.count("crashes");
        start();
        handAgain();
    }

    private void handAgain() {
        unheard.values().stream().sorted(Comparator.comparing(Written::at)).forEach(this::hand);
    }

    private void settle() {
        awaitQuiet();
        while (life.dead()) {
            rise();
            awaitQuiet();
        }
        answer();
    }

    /** What failed is tried again later, and later comes only when the clock is moved. */
    private void awaitQuiet() {
        ledger.awaitQuiet(life, unheard::isEmpty, () -> clock.move(STRIDE), PATIENCE);
    }

    // --- people ---

    private void act(Instant until) {
        while (!acts.isEmpty() && !acts.peek().at().isAfter(until)) {
            Act act = acts.remove();
            Somebody one = people.get(act.person());
            Written written = new Written(act.at(), act.person(), one.writes(), "u" + updates.incrementAndGet());
            unheard.put(written.update(), written);
            hand(written);
            one.writesAgain(onTheHalfHour(until)).ifPresent(at -> acts.add(new Act(at, act.person())));
        }
    }

    private static Instant onTheHalfHour(Instant time) {
        long each = HALF_AN_HOUR.toSeconds();
        return Instant.ofEpochSecond((time.getEpochSecond() + each - 1) / each * each);
    }

    /** Those who are steady answer each note half an hour later, those that did not reach them too. */
    private void answer() {
        for (Integer number = answering.poll(); number != null; number = answering.poll()) {
            acts.add(new Act(onTheHalfHour(clock.instant()).plus(HALF_AN_HOUR), number));
        }
    }

    private void hand(Written act) {
        Somebody one = people.get(act.person());
        if (act.text().equals("start")) {
            one.starts();
        }
        Inbound inbound = new Inbound(
                act.update(), one.address(), Origin.PRIVATE, Optional.empty(), new Inbound.Text(act.text()));
        Life to = life;
        var unused = companion.sink().accept(inbound).whenComplete((accepted, failure) -> {
            if (failure == null && !to.dead()) {
                heard(act, one);
            }
        });
    }

    private void heard(Written act, Somebody one) {
        if (act.text().equals("stop")) {
            one.stops(clock.instant());
            reckoning.count("stops");
        } else if (act.text().startsWith("i'm in")) {
            one.moves(clock.instant(), act.text());
            reckoning.count("moves");
        } else if (act.text().equals("not this week")) {
            reckoning.count("holidays");
        }
        if (act.text().equals("yes")) {
            one.agrees(clock.instant());
        }
        reckoning.count("turns");
        unheard.remove(act.update());
        ledger.look();
    }

    // --- the end ---

    /** Nothing goes wrong any more, all that waits is said, and the books are compared. */
    private void finish(Instant end) {
        platforms.forEach(platform -> platform.awayUntil(Instant.MIN));
        moveTo(end);
        settle();
        for (int i = 0; i < 10_000 && ledger.waiting() > 0; i++) {
            clock.move(Duration.ofSeconds(30));
            settle();
        }
        if (ledger.waiting() > 0) {
            reckoning.mistake("lost", ledger.waiting() + " messages still wait");
        }
        companion.stop(STOP);
        people.stream().filter(Somebody::steady).forEach(one -> foretold(one, end));
        ledger.people().forEach(this::compare);
        store.close();
    }

    /** Of somebody who is steady every check-in can be foretold by a calendar, but for those the companion was down at. */
    private void foretold(Somebody one, Instant end) {
        List<Instant> fired = checkIns.getOrDefault(ledger.person(one.address()), List.of());
        if (fired.size() != new HashSet<>(fired).size()) {
            reckoning.mistake("fired twice", one + ": " + fired);
        }
        Instant agreed = one.agreed().orElse(end);
        LocalDate last = end.atZone(one.zone()).toLocalDate();
        for (LocalDate day = START.atZone(one.zone()).toLocalDate(); !day.isAfter(last); day = day.plusDays(1)) {
            Instant at = day.atTime(Somebody.STEADY_AT).atZone(one.zone()).toInstant();
            boolean up = downtimes.stream().noneMatch(down -> !at.isBefore(down[0]) && !at.isAfter(down[1]));
            if (at.isAfter(agreed) && at.isBefore(end) && up) {
                reckoning.count("foretold");
                if (!fired.contains(at)) {
                    reckoning.mistake("lost", "the check-in of " + one + " at " + at.atZone(one.zone()));
                }
            }
        }
    }

    /**
     * What the person's state says is planned is what the table of nudges holds, in the store itself; at a closed door it is
     * looked at once a day, so that only its kind is the same.
     */
    private void compare(String person) {
        PersonState state = ledger.state(person);
        Map<NudgeKind, Instant> wished = new HashMap<>();
        state.reminders().arranged().forEach((kind, arranged) -> wished.put(kind, arranged.due()));
        Map<NudgeKind, Instant> kept = new HashMap<>();
        store.inTransaction(work -> work.nudges().of(person)).forEach(nudge -> kept.put(nudge.kind(), nudge.due()));
        kept.keySet().removeAll(List.of(NudgeKind.UNSAID, NudgeKind.LONG_AWAY));
        boolean closed = store.inTransaction(work ->
                !work.reachability().lost(work.persons().addresses(person)).isEmpty());
        if (closed ? !wished.keySet().equals(kept.keySet()) : !wished.equals(kept)) {
            reckoning.mistake("lost", person + " wishes " + wished + ", planned is " + kept);
        }
    }
}
