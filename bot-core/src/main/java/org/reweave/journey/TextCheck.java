package org.reweave.journey;

import java.util.List;
import org.reweave.journey.Texts.Said;
import org.reweave.message.QuickReply;

/** Checks what is said: its length and its emphasis. */
final class TextCheck {
    /** Discord takes 2,000 characters; 500 stay free for what is joined to a text: an acknowledgement, a recap, a hint. */
    static final int MAX_TEXT = 1_500;

    private static final String SHORTER = "Say it shorter: a button holds no more, and 40 read well on a phone.";
    private static final String SPLIT =
            "Split it in two: a message on Discord holds 2,000, and other words may be joined to it.";

    private final Subject subject;

    TextCheck(Subject subject) {
        this.subject = subject;
    }

    void run() {
        for (Step step : subject.journey().steps().values()) {
            Texts.said(subject.journey(), step).forEach(this::check);
        }
        Journey journey = subject.journey();
        journey.interludes().forEach((name, path) -> {
            if (path.label() != null) {
                offered(path.label(), List.of("interludes", name, "label"));
            }
        });
        for (int i = 0; i < journey.changeable().size(); i++) {
            offered(journey.changeable().get(i).label(), List.of("changeable", i, "label"));
        }
    }

    private void offered(String label, List<Object> path) {
        if (label.length() > QuickReply.MAX_LABEL) {
            subject.problem(tooLong("A label", label.length(), QuickReply.MAX_LABEL), SHORTER, path);
        }
    }

    private static String tooLong(String what, int length, int limit) {
        return what + " has " + length + " characters, " + limit + " fit.";
    }

    private void check(Said said) {
        String text = said.template().source();
        int limit = said.label() ? QuickReply.MAX_LABEL : MAX_TEXT;
        if (text.length() > limit) {
            problem(said, tooLong(said.what(), text.length(), limit), said.label() ? SHORTER : SPLIT);
        }
        if (text.chars().filter(c -> c == '*').count() % 2 == 1) {
            problem(said, said.what() + " has a * without its partner.", "Put one on both sides of the word.");
        }
    }

    private void problem(Said said, String what, String remedy) {
        subject.problem(said.language(), said.step(), what, remedy, said.path());
    }
}
