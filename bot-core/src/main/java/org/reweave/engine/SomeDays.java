package org.reweave.engine;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.reweave.engine.Screen.Choice;
import org.reweave.message.OutboundMessage.Input;
import org.reweave.message.QuickReply.Role;
import org.reweave.rhythm.Rhythm;
import org.reweave.rhythm.RhythmText;

/** Days of the week for a check-in, ticked one by one or chosen together from a menu. */
final class SomeDays {
    private static final String TICK = "tick-";
    private static final String BUTTON = "~n-" + TICK;

    private final Turn turn;
    private final Dialog.Notes notes;

    SomeDays(Turn turn, Dialog.Notes notes) {
        this.turn = turn;
        this.notes = notes;
    }

    Screen screen() {
        List<Choice> choices = new ArrayList<>();
        for (DayOfWeek day : DayOfWeek.values()) {
            Role role = notes.ids().contains(day.name()) ? Role.TICKED : Role.UNTICKED;
            choices.add(new Choice(BUTTON + day.getValue(), new RhythmWords(turn).day(day), List.of(), role));
        }
        choices.add(new Choice("~n-ticked", turn.voice.label(Phrase.SEVERAL_DONE), List.of(), Role.DONE));
        return new Screen(turn.phrase(Phrase.NOTES_SOME_DAYS, Map.of()), choices, Input.SEVERAL, false);
    }

    /** Ticks or unticks a day, or ends the choosing; false for anything else. */
    boolean tapped(String name) {
        if (notes.page() != Dialog.Page.SOME_DAYS) {
            return false;
        }
        if (name.equals("ticked")) {
            chosen(notes.ids().stream().map(DayOfWeek::valueOf).toList());
            return true;
        }
        if (!name.startsWith(TICK)) {
            return false;
        }
        String day = day("~n-" + name).name();
        List<String> ticked = new ArrayList<>(notes.ids());
        if (!ticked.remove(day)) {
            ticked.add(day);
        }
        turn.open(new Dialog.Notes(Dialog.Page.SOME_DAYS, "", ticked));
        turn.show();
        return true;
    }

    /** Takes days chosen together; false where they are anything else. */
    boolean selected(List<String> ids) {
        List<String> offered = screen().choices().stream().map(Choice::id).toList();
        boolean days = ids.stream().allMatch(id -> id.startsWith(BUTTON) && offered.contains(id));
        if (notes.page() != Dialog.Page.SOME_DAYS || !days) {
            return false;
        }
        chosen(ids.stream().map(SomeDays::day).toList());
        return true;
    }

    private static DayOfWeek day(String id) {
        return DayOfWeek.of(Integer.parseInt(id.substring(BUTTON.length())));
    }

    private void chosen(List<DayOfWeek> days) {
        if (days.isEmpty()) {
            turn.show();
            return;
        }
        Set<DayOfWeek> on = EnumSet.copyOf(days);
        new NotesChanges(turn).open(Dialog.Page.TIME, RhythmText.write(new Rhythm.Weekly(on, LocalTime.NOON)));
    }
}
