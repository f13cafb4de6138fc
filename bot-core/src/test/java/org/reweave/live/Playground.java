package org.reweave.live;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Lets a developer be a person on a platform's fake: shows what the companion says there, taps what a number names, writes
 * anything else. Each line is done after the one before it was answered, so that a whole chat can be piped in.
 */
public final class Playground {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    /** So long an answer is waited for; not everything has one. */
    private static final Duration ANSWERED_WITHIN = Duration.ofSeconds(5);
    /** An answer that nothing was added to for so long is whole. */
    private static final Duration WHOLE_AFTER = Duration.ofMillis(400);

    private final BufferedReader in;
    private final PrintStream out;
    private final Path home;
    private final Set<String> shown = new HashSet<>();
    private volatile int answers;

    public Playground(InputStream in, PrintStream out) throws IOException {
        this.in = new BufferedReader(new InputStreamReader(in, Charset.defaultCharset()));
        this.out = out;
        this.home = Files.createTempDirectory("reweave-play");
    }

    /** Plays until the input ends; returns whether the platform was known and reached. */
    public boolean plays(String name) throws IOException {
        List<LivePlatform> all = Soak.platforms();
        try {
            for (LivePlatform platform : all) {
                if (platform.name().equals(name)) {
                    return plays(platform);
                }
            }
            out.println("there is no " + name + " here");
            return false;
        } finally {
            all.forEach(LivePlatform::close);
        }
    }

    private boolean plays(LivePlatform platform) throws IOException {
        try (CompanionProcess companion = CompanionProcess.launch(home, platform.environment())) {
            if (!Patience.until(PATIENCE, () -> platform.greetings() > 0 || !companion.runs())) {
                out.println("the companion did not come: " + companion.tail());
                return false;
            }
            LivePerson person = platform.newcomer();
            platform.whenShown(this::shows);
            out.println("It is at home in " + home + ". A number taps, other words are written, Ctrl-D ends.");
            answered(person::opens);
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                String said = line.strip();
                if (!said.isEmpty()) {
                    answered(() -> does(person, said));
                }
            }
            companion.stop();
            return true;
        }
    }

    /** Does something and waits until all of the answer is there. */
    private void answered(Runnable deed) {
        int before = answers;
        deed.run();
        Patience.until(ANSWERED_WITHIN, () -> answers > before);
        int some = -1;
        while (some != answers) {
            some = answers;
            Patience.until(WHOLE_AFTER, () -> false);
        }
    }

    private void does(LivePerson person, String line) {
        List<LivePerson.Button> buttons =
                person.prompt().map(LivePerson.Seen::buttons).orElse(List.of());
        Optional<LivePerson.Button> read =
                buttons.stream().filter(button -> button.label().equals(line)).findFirst();
        if (read.isPresent()) {
            person.taps(List.of(read.get().token()));
        } else if (line.matches("\\d{1,2}")
                && Integer.parseInt(line) >= 1
                && Integer.parseInt(line) <= buttons.size()) {
            person.taps(List.of(buttons.get(Integer.parseInt(line) - 1).token()));
        } else {
            person.writes(line);
        }
    }

    private synchronized void shows(LivePerson person) {
        answers++;
        for (LivePerson.Seen seen : person.sees()) {
            boolean answered = seen.buttons().isEmpty() && shown.contains(seen.id());
            shown.add(seen.id());
            if (!answered && shown.add(seen.id() + seen.buttons())) {
                out.println();
                out.println(seen.words());
                for (int at = 0; at < seen.buttons().size(); at++) {
                    out.println("  " + (at + 1) + "  " + seen.buttons().get(at).label());
                }
            }
        }
    }
}
