package org.reweave.engine;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.reweave.journey.Step;
import org.reweave.message.RichText;

/** Welcomes a person who was away for long, with what they had told in their own choice of words. */
final class Returns {
    static final Duration LONG = Duration.ofDays(14);
    static final Duration VERY_LONG = Duration.ofDays(30);
    private static final int RECAP_LINES = 6;

    private final Turn turn;

    Returns(Turn turn) {
        this.turn = turn;
    }

    /** Whether the person was away for so long that the question still open would come out of nowhere. */
    boolean due() {
        boolean otherwiseMet = turn.dialog instanceof Dialog.HelpNow
                || turn.dialog instanceof Dialog.Staying
                || turn.dialog instanceof Dialog.HelpCountry
                || turn.dialog instanceof Dialog.CareQuestion
                || turn.dialog instanceof Dialog.WelcomeBack
                || turn.dialog instanceof Dialog.Stopped;
        return !turn.step.isEmpty() && !otherwiseMet && gap().compareTo(LONG) >= 0;
    }

    private Duration gap() {
        return Duration.between(turn.seen, turn.now);
    }

    /**
     * Says hello and what was told before, and asks whether to go on. An answer that came with it is not taken yet; a heavy heart is
     * met before all else.
     */
    void welcome(boolean answered, boolean heavy) {
        turn.cancel(NudgeKind.COME_BACK);
        turn.line(Phrase.RETURN_WELCOME_BACK);
        if (heavy) {
            turn.line(Phrase.REPAIR_HEARD);
        }
        List<RichText> recap = recap();
        if (!recap.isEmpty()) {
            turn.line(Phrase.RETURN_RECAP);
            recap.stream().reduce(Returns::below).ifPresent(turn::line);
        }
        if (answered && !heavy) {
            turn.line(Phrase.RETURN_NOT_TAKEN);
        }
        turn.open(new Dialog.WelcomeBack(gap().compareTo(VERY_LONG) >= 0));
        turn.show();
    }

    private static RichText below(RichText above, RichText line) {
        List<RichText.Span> spans = new ArrayList<>(above.spans());
        spans.add(new RichText.Span("\n", false));
        spans.addAll(line.spans());
        return new RichText(spans);
    }

    private List<RichText> recap() {
        Map<String, RichText> latest = new LinkedHashMap<>();
        for (Entry entry : turn.facts().counting()) {
            Optional<Step> step = turn.journey.find(entry.step());
            if (step.isPresent() && step.get().info().recap() != null) {
                latest.remove(entry.step());
                line(step.get(), entry).ifPresent(line -> latest.put(entry.step(), line));
            }
        }
        List<RichText> lines = new ArrayList<>(latest.values());
        return lines.subList(Math.max(0, lines.size() - RECAP_LINES), lines.size());
    }

    private Optional<RichText> line(Step step, Entry entry) {
        String before = turn.words(java.util.Objects.requireNonNull(step.info().recap()))
                .words();
        return turn.voice
                .told(entry, turn.facts())
                .map(Voice::shortened)
                .map(answer -> turn.phrase(Phrase.RETURN_RECAP_LINE, Map.of("before", before, "answer", answer)));
    }
}
