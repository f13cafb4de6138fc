package org.reweave.crash;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** Many people who go on writing while the companion dies and is started again, over and over. */
final class World {
    private static final int PEOPLE = 12;
    /** How many updates of one person may be on their way at the same time. */
    private static final int WINDOW = 3;
    /** How many updates of one person may be without an answer; people wait for one, so no heap of them grows. */
    private static final int PATIENCE = 5;

    /** One thing somebody wrote. */
    record Update(String id, String user, String text) {}

    private final Path directory;
    private final QuickStart quickStart;
    private final Random random;
    private final Map<String, List<Update>> written = new LinkedHashMap<>();
    private final Map<String, List<Update>> outstanding = new LinkedHashMap<>();
    private final Set<String> acknowledged = new HashSet<>();
    private final Map<String, Set<String>> answered = new LinkedHashMap<>();
    private int generation;
    private int kills;

    World(Path directory, QuickStart quickStart, long seed) {
        this.quickStart = quickStart;
        this.directory = directory;
        this.random = new Random(seed);
        for (int i = 0; i < PEOPLE; i++) {
            written.put("p" + i, new ArrayList<>());
            outstanding.put("p" + i, new ArrayList<>());
            answered.put("p" + i, new HashSet<>());
        }
    }

    int kills() {
        return kills;
    }

    Map<String, List<Update>> written() {
        return written;
    }

    /** Lets the companion live and die so many times, and then live on until everything is acknowledged and settled. */
    void run(int times) throws IOException {
        DoomedProcess next = DoomedProcess.launch(directory, quickStart);
        while (kills < times) {
            DoomedProcess current = next;
            next = DoomedProcess.launch(directory, quickStart);
            live(current);
            kills++;
        }
        settle(next);
    }

    /** One life: it ends at a chosen step by itself, or is killed from outside at a random moment of start or work. */
    private void live(DoomedProcess process) throws IOException {
        boolean byItself = random.nextBoolean();
        process.await("warm");
        long deadly = byItself ? 1 + random.nextInt(400) : Long.MAX_VALUE;
        begin(process, deadly);
        if (byItself) {
            converseUntilGone(process);
        } else if (random.nextInt(4) == 0) {
            converse(process, random.nextInt(400));
        } else {
            process.await("ready");
            converse(process, random.nextInt(150));
        }
        process.kill();
        readAcknowledged();
    }

    private void begin(DoomedProcess process, long deadly) {
        generation++;
        process.order("start", "" + generation, "" + deadly);
        outstanding.forEach((user, updates) -> updates.forEach(update -> say(process, update)));
        written.keySet().forEach(user -> writeMore(process, user));
    }

    private static void say(DoomedProcess process, Update update) {
        process.order("say", update.id(), update.user(), update.text());
    }

    private void writeMore(DoomedProcess process, String user) {
        List<Update> waiting = outstanding.get(user);
        while (waiting.size() < WINDOW
                && written.get(user).size() - answered.get(user).size() < PATIENCE) {
            int number = written.get(user).size();
            String name = user + "-" + number;
            String text = random.nextInt(8) == 0 ? "remind 0 " + name : name;
            Update update = new Update(name, user, text);
            written.get(user).add(update);
            waiting.add(update);
            say(process, update);
        }
    }

    /** Talks for so long, or until it is gone. */
    private void converse(DoomedProcess process, long millis) {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        for (long left = millis; left > 0; left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime())) {
            String line = process.hear(left);
            if (DoomedProcess.GONE.equals(line)) {
                return;
            }
            if (line != null) {
                listen(process, line);
            }
        }
    }

    private void converseUntilGone(DoomedProcess process) {
        for (String line = process.hear(); !line.equals(DoomedProcess.GONE); line = process.hear()) {
            listen(process, line);
        }
    }

    /** Everybody writes again as soon as they were heard and answered. */
    private void listen(DoomedProcess process, String line) {
        String[] words = line.split("\t", -1);
        if (words[0].equals("ack")) {
            writeMore(process, acknowledge(words[1]));
        } else if (words[0].equals("shown")) {
            answer(words[1], words[2]);
            writeMore(process, words[1]);
        }
    }

    private void answer(String user, String text) {
        if (!text.startsWith("due ")) {
            answered.get(user).add(text);
        }
    }

    private String acknowledge(String id) {
        String user = id.substring(0, id.indexOf('-'));
        acknowledged.add(id);
        outstanding.get(user).removeIf(update -> update.id().equals(id));
        return user;
    }

    /** What the platform has on its disk counts, also where the companion died before it could say so. */
    private void readAcknowledged() throws IOException {
        for (Journal.Line line : Journal.read(directory.resolve("journal"))) {
            if (line.is("acknowledged")) {
                acknowledge(line.word(2));
            } else if (line.is("shown")) {
                answer(line.word(3), line.word(4));
            }
        }
    }

    private void settle(DoomedProcess process) throws IOException {
        process.await("warm");
        generation++;
        process.order("start", "" + generation, "" + Long.MAX_VALUE);
        outstanding.values().forEach(updates -> updates.forEach(update -> say(process, update)));
        while (outstanding.values().stream().anyMatch(updates -> !updates.isEmpty())) {
            String line = process.hear();
            if (line.startsWith("ack\t")) {
                acknowledge(line.substring(4));
            } else if (line.equals(DoomedProcess.GONE)) {
                throw new AssertionError("the companion ended before everything was acknowledged");
            }
        }
        process.order("settle");
        process.await("settled");
        process.order("stop");
        process.awaitEnd();
        readAcknowledged();
    }

    int acknowledgedCount() {
        return acknowledged.size();
    }
}
