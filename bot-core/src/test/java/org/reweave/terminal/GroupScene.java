package org.reweave.terminal;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.reweave.Shipped;
import org.reweave.message.OutboundMessage;
import org.reweave.message.QuickReply.Role;
import org.reweave.runtime.Companion;
import org.reweave.runtime.CompanionSettings;
import org.reweave.runtime.FloodLimits;
import org.reweave.runtime.MovableClock;
import org.reweave.runtime.PassingTime;
import org.reweave.store.Transactions;

/**
 * A group at the table as it is written down: {@code > ana: words} is what somebody does, lines that begin with {@code <} are
 * what the companion says and to whom, with {@code |} before what follows in the same message.
 */
final class GroupScene implements GroupTable.Play, AutoCloseable {
    /** A Monday, at ten in the morning in Lisbon. */
    private static final Instant START = Instant.parse("2026-03-02T10:00:00Z");

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final MovableClock clock;
    private final PassingTime time;
    private final Page page;
    private final GroupTable table;
    private final Companion companion;

    GroupScene(Transactions store, String text) {
        this.clock = new MovableClock(START);
        this.time = new PassingTime(store, clock, GroupTable.PLATFORM, PATIENCE);
        this.page = new Page(text);
        this.table = new GroupTable(page, GroupTableTexts.in("en"));
        this.companion = new Companion(
                store,
                Shipped.engine(),
                (first, now) -> Shipped.newcomer(now),
                Shipped.handOver(),
                Shipped.groups(),
                clock,
                List.of(table),
                CompanionSettings.lanes(1).with(FloodLimits.NONE));
    }

    String play() throws InterruptedException {
        companion.start();
        table.play(companion.sink(), this);
        return page.written();
    }

    @Override
    public void settle() {
        time.settle();
    }

    @Override
    public void move(Duration by) {
        time.move(by);
    }

    @Override
    public Instant now() {
        return clock.instant();
    }

    @Override
    public void close() {
        companion.stop(PATIENCE);
    }

    /** The page the scene is written on: what people do is read from it, what is said is put behind it. */
    private static final class Page implements Console {
        private final List<String> lines;
        private final List<String> written = new ArrayList<>();
        private String to = "";
        private boolean shown = true;
        private int at;

        Page(String text) {
            this.lines = text.lines()
                    .filter(line -> !line.startsWith("<") && !line.startsWith("|"))
                    .toList();
        }

        @Override
        public Optional<String> read() {
            note();
            while (at < lines.size()) {
                String line = lines.get(at++);
                written.add(line);
                if (line.startsWith("> ")) {
                    return Optional.of(line.substring(2));
                }
                if (line.startsWith("@")) {
                    return Optional.of(line);
                }
            }
            return Optional.empty();
        }

        @Override
        public void say(String text) {
            note();
            to = text;
            shown = false;
        }

        /** What the terminal says itself is followed by no message. */
        private void note() {
            if (!shown) {
                written.add("< " + to.replace("\n", "\n| "));
            }
            shown = true;
        }

        @Override
        public void show(OutboundMessage message) {
            String[] said = message.told().words().split("\n", -1);
            written.add("< " + to);
            shown = true;
            for (String line : said) {
                written.add(("| " + line).stripTrailing());
            }
            String answers = message.replies().stream()
                    .map(reply -> (reply.role() == Role.TICKED ? "[x " : reply.role() == Role.DOOR ? "[-> " : "[")
                            + reply.label() + "]")
                    .collect(Collectors.joining());
            if (!answers.isEmpty()) {
                written.add("|" + answers);
            }
        }

        @Override
        public boolean attended() {
            return false;
        }

        @Override
        public void close() {}

        String written() {
            return String.join("\n", written) + "\n";
        }
    }
}
