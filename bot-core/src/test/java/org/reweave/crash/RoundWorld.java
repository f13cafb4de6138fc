package org.reweave.crash;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * A group with many members who join and are asked in a check-in round, which ends as a topic comes, while the companion dies and
 * is started again, over and over.
 */
final class RoundWorld {
    /** Enough for figures to be shown at the end. */
    static final int MEMBERS = 200;

    /** A Monday at noon, when nobody has quiet hours. */
    private static final Instant MONDAY = Instant.parse("2026-03-02T12:00:00Z");

    /** Friday evening: the round is over, and the topic is due at the same moment. */
    private static final Duration ROUND_IS_OVER =
            Duration.ofDays(4).plusHours(6).plusMinutes(1);

    private static final int ANSWERS = 4;
    /** A life ends within so many steps of the store, or when nothing has happened for so long. */
    private static final int DEADLIEST = 6_000;
    /** The same while nobody does anything, and a round ends and a topic comes soon after the start. */
    private static final int DEADLIEST_AT_THE_END = 220;

    private static final long IDLE_MILLIS = 3_000;
    private static final List<String> SET_UP =
            List.of("w-zone-Europe_Lisbon", "w-day-5", "w-hour-18", "c-rounds-0", "w-tell-0", "begin");

    private record Update(String id, String order, String user, String token) {}

    private final Path directory;
    private final QuickStart quickStart;
    private final boolean tellsRepeats;
    private final Random random;
    private final long ahead = Duration.between(Instant.now(), MONDAY).toMillis();
    private final Map<String, Update> outstanding = new LinkedHashMap<>();
    private final Map<String, Integer> answered = new LinkedHashMap<>();
    private String prefix = "";
    private int updates;
    private int generation;

    RoundWorld(Path directory, QuickStart quickStart, boolean tellsRepeats, long seed) {
        this.directory = directory;
        this.quickStart = quickStart;
        this.tellsRepeats = tellsRepeats;
        this.random = new Random(seed);
    }

    /** What each member who was asked tapped last. */
    Map<String, Integer> answered() {
        return answered;
    }

    private DoomedProcess launch() throws IOException {
        return DoomedProcess.launch(directory, quickStart, DoomedGroup.class);
    }

    private void begin(DoomedProcess process, long deadly, Duration later) {
        process.await("warm");
        generation++;
        long clock = ahead + later.toMillis();
        process.order("start", "" + generation, "" + deadly, "" + clock, "" + tellsRepeats);
        outstanding.values().forEach(update -> say(process, update));
    }

    private static void say(DoomedProcess process, Update update) {
        process.order(update.order(), update.id(), update.user(), update.token());
    }

    /** Something that somebody does now, or when the companion is there again. */
    private Update plan(String order, String user, String token) {
        Update update = new Update("u" + ++updates, order, user, token);
        outstanding.put(update.id(), update);
        return update;
    }

    private void does(DoomedProcess process, String order, String user, String token) {
        say(process, plan(order, user, token));
    }

    /** The group is set up; then everybody joins, and the companion is killed so many times meanwhile. */
    void gather(int kills) throws IOException {
        DoomedProcess process = launch();
        begin(process, Long.MAX_VALUE, Duration.ZERO);
        process.await("ready");
        process.order("group", "g1", "added");
        process.order("group", "g2", "setup");
        while (prefix.isEmpty()) {
            String[] line = process.hear().split("\t", -1);
            if (line[0].equals("shown") && line[1].equals(DoomedGroup.LEAD) && !line[2].isEmpty()) {
                prefix = line[2].substring(0, line[2].indexOf('-', 2) + 1);
            }
        }
        SET_UP.forEach(action -> does(process, "tap", DoomedGroup.LEAD, prefix + action));
        settle(process);
        for (int member = 0; member < MEMBERS; member++) {
            plan("tap", "m" + member, prefix + "in");
        }
        dies(kills, DEADLIEST, Duration.ZERO);
    }

    /** The round begins, members answer what they are asked, and the companion is killed so many times meanwhile. */
    void round(int kills) throws IOException {
        plan("tap", DoomedGroup.LEAD, prefix + "round");
        dies(kills, DEADLIEST, Duration.ZERO);
    }

    /** Days later the round ends and the topic comes, and the companion is killed so many times meanwhile. */
    void end(int kills) throws IOException {
        dies(kills, DEADLIEST_AT_THE_END, ROUND_IS_OVER);
    }

    /** It dies so many times, each within so many steps, and then does what is left. */
    private void dies(int kills, int deadliest, Duration later) throws IOException {
        DoomedProcess next = launch();
        for (int kill = 0; kill < kills; kill++) {
            DoomedProcess current = next;
            next = launch();
            begin(current, 1 + random.nextInt(deadliest), later);
            live(current);
            current.kill();
            readJournal();
        }
        begin(next, Long.MAX_VALUE, later);
        settle(next);
    }

    /** Until it dies at its deadly step, or has done all there is to do before it comes to that. */
    private void live(DoomedProcess process) {
        String line = process.hear(IDLE_MILLIS);
        while (line != null && !line.equals(DoomedProcess.GONE)) {
            listen(process, line);
            line = process.hear(IDLE_MILLIS);
        }
    }

    private void settle(DoomedProcess process) throws IOException {
        boolean all = outstanding.isEmpty();
        boolean settled = false;
        process.order("settle");
        while (!settled) {
            String line = process.hear();
            if (line.equals(DoomedProcess.GONE)) {
                throw new AssertionError("the companion ended before everything was done");
            }
            listen(process, line);
            if (line.equals("settled")) {
                settled = all && outstanding.isEmpty();
                all = outstanding.isEmpty();
                if (!settled) {
                    process.order("settle");
                }
            }
        }
        process.order("stop");
        process.awaitEnd();
        readJournal();
    }

    private void listen(DoomedProcess process, String line) {
        String[] words = line.split("\t", -1);
        if (words[0].equals("ack")) {
            outstanding.remove(words[1]);
        } else if (words[0].equals("shown")) {
            shown(words[1], words[2]).forEach(update -> say(process, update));
        }
    }

    /** What the platform has on its disk counts, also where the companion died before it could say so. */
    private void readJournal() throws IOException {
        for (Journal.Line line : Journal.read(directory.resolve("journal"))) {
            if (line.is("acknowledged")) {
                outstanding.remove(line.word(1));
            } else {
                shown(line.word(3), line.word(4));
            }
        }
    }

    /** Whoever is asked answers, and some change their mind at once. */
    private List<Update> shown(String user, String token) {
        List<Update> taps = new ArrayList<>();
        if (token.equals(question()) && !answered.containsKey(user)) {
            int times = 1 + random.nextInt(3) / 2;
            for (int time = 0; time < times; time++) {
                int answer = 1 + random.nextInt(ANSWERS);
                answered.put(user, answer);
                taps.add(plan("tap", user, prefix + "a-1-" + answer));
            }
        }
        return taps;
    }

    /** What the first button of the round's question carries. */
    String question() {
        return prefix + "a-1-1";
    }
}
