package org.reweave.app;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.reweave.safety.Corpus;
import org.reweave.safety.LabelledLine;
import org.reweave.safety.RuleFiles;
import org.reweave.safety.SafetyReport;
import org.reweave.safety.SafetyScreen;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs the safety screen over labelled lines and prints what it finds, what it misses and its false alarms. */
@Command(
        description = {
            "Runs the safety screen over its corpus, or over a file, and prints recall, false alarms and every miss.",
            "The exit code is 1 when a figure misses its mark."
        })
final class SafetyReportCommand implements Callable<Integer> {
    private final Main main;

    @Option(
            names = "--file",
            paramLabel = "FILE",
            description = "Labelled lines of your own instead: JSON lines with id, text, topic, level and kind.")
    private @Nullable Path file;

    SafetyReportCommand(Main main) {
        this.main = main;
    }

    @Override
    public Integer call() throws IOException {
        SafetyScreen screen = RuleFiles.screen("en");
        if (file != null) {
            return report(screen, file.toString(), read(file)) ? Main.DONE : Main.FAILED;
        }
        boolean held = true;
        for (Corpus corpus : Corpus.values()) {
            List<LabelledLine> lines = corpus.lines();
            if (!lines.isEmpty()) {
                held &= report(screen, corpus.written(), lines);
            }
        }
        return held ? Main.DONE : Main.FAILED;
    }

    private static List<LabelledLine> read(Path file) {
        if (!Files.isReadable(file)) {
            throw new HostException(file + " cannot be read; name a file of JSON lines as docs/safety.md tells");
        }
        try (BufferedReader reader = Files.newBufferedReader(file)) {
            return LabelledLine.read(reader);
        } catch (IOException e) {
            throw new HostException(file + ": " + e.getMessage());
        }
    }

    private boolean report(SafetyScreen screen, String name, List<LabelledLine> lines) {
        PrintStream out = main.surroundings().out();
        SafetyReport report = new SafetyReport(screen, lines);
        out.println(name + ": " + lines.size() + " lines");
        out.println();
        report.table().forEach(out::println);
        out.println();
        report.figures().forEach(out::println);
        List<String> misses = report.misses();
        out.println();
        out.println("not taken as labelled: " + misses.size());
        misses.forEach(miss -> out.println("  " + miss));
        out.println();
        return report.figures().stream().allMatch(SafetyReport.Figure::held);
    }
}
