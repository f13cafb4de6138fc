package org.reweave.store;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.reweave.engine.Answer;
import org.reweave.engine.Dialog;
import org.reweave.engine.Entry;
import org.reweave.engine.Frame;
import org.reweave.engine.PersonState;

/** States for tests of what is written down. */
public final class States {
    public static final Instant NOW = Instant.parse("2026-03-01T18:30:00Z");

    /** One of each kind of answer. */
    public static final List<Answer> ANSWERS = List.of(
            new Answer.Chosen("self"),
            new Answer.Ticked(List.of("shame", "bad-news")),
            new Answer.Rated(7),
            new Answer.Kept("We talked \uD83D\uDC9B for an \"hour\"\n\u2014 and \u0000 it was okay \u6771\u4EAC"),
            new Answer.LetGo(),
            new Answer.Set(Instant.parse("2026-03-07T18:00:00Z"), ZoneId.of("Europe/Berlin")),
            new Answer.Skipped(),
            new Answer.Entered("feeling-unsafe"),
            new Answer.Restarted());

    /** One of each kind of dialog, and two of those that can lack a part. */
    public static final List<Dialog> DIALOGS = List.of(
            new Dialog.None(),
            new Dialog.More(),
            new Dialog.PauseLength(),
            new Dialog.Away(Optional.of(Instant.parse("2026-03-04T08:00:00Z")), true),
            new Dialog.Away(Optional.empty(), false),
            new Dialog.WelcomeBack(true),
            new Dialog.WelcomeBack(false),
            new Dialog.ConfirmRestart(),
            new Dialog.ChangeWhat(),
            new Dialog.KeepNote("perhaps \uD83D\uDE42"),
            new Dialog.WhichOne(List.of("self", "me")),
            new Dialog.OfferPause(),
            new Dialog.Stopped(),
            new Dialog.Stopped(true),
            new Dialog.CareQuestion("self_harm", true),
            new Dialog.Staying("harm_by_other", false, true),
            new Dialog.HelpCountry(""),
            new Dialog.HelpNow(),
            new Dialog.ChooseLanguage());

    private States() {}

    public static PersonState with(Dialog dialog, List<Answer> answers) {
        return with(dialog, answers, 3);
    }

    private static PersonState with(Dialog dialog, List<Answer> answers, int framesAtEvery) {
        List<Entry> trail = new ArrayList<>();
        for (Answer answer : answers) {
            int visit = trail.size() + 1;
            List<Frame> frames = visit % framesAtEvery == 0
                    ? List.of(new Frame("better-choice", false), new Frame("motive", true))
                    : List.of();
            trail.add(new Entry(visit, "step-" + visit, answer, NOW.plusSeconds(visit), frames));
        }
        return new PersonState(
                "rebuild-trust",
                3,
                "en",
                "motive",
                List.of(new Frame("talk-when", false), new Frame("role", true)),
                dialog,
                trail.size() + 1,
                2,
                List.of("shame"),
                trail,
                "9:self",
                Optional.of(NOW.minusMillis(1)),
                NOW);
    }

    /** Somebody far along: a trail of that many answers as a journey has them. */
    public static PersonState farAlong(int entries) {
        List<Answer> answers = new ArrayList<>();
        for (int at = 0; at < entries; at++) {
            answers.add(at % 10 == 9 ? new Answer.Rated(at % 11) : new Answer.Chosen("choice-" + at % 4));
        }
        return with(new Dialog.None(), answers, 10);
    }
}
