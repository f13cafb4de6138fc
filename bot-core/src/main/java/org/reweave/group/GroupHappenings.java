package org.reweave.group;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.reweave.message.GroupInbound.BotAdded;
import org.reweave.message.GroupInbound.BotRemoved;
import org.reweave.message.GroupInbound.ChannelGone;
import org.reweave.message.GroupInbound.Command;
import org.reweave.message.GroupInbound.Happening;
import org.reweave.message.GroupInbound.Lacking;
import org.reweave.message.GroupInbound.MemberLeft;
import org.reweave.message.GroupInbound.Moved;
import org.reweave.message.GroupInbound.Permission;
import org.reweave.message.GroupInbound.Posted;
import org.reweave.message.OutboundMessage;
import org.reweave.message.QuickReply;
import org.reweave.message.RichText;

/** What follows from what happens in a group where others read along. */
final class GroupHappenings {
    /** A door that opens the private place and shows help there; understood by the person's own conversation. */
    static final String CARE = "c-help";
    /** A door that opens the private place where the person left it. */
    static final String OPEN = "c-open";

    private static final Duration CARE_OF_USE = Duration.ofHours(1);
    /** The group reads its line so long after somebody spoke, for by then whoever is written to first has mostly read that. */
    private static final Duration LATER = Duration.ofSeconds(3);

    /** What is behind a door that answers a command with words behind it. */
    private static final List<String> ALONE = List.of(
            "setup", "about", "join", "leave", "card", "lines", "lines-unread", "invite", "alone", Leading.JOINED);

    private final GroupTurn turn;
    private final String chance;
    /** Whether there are words behind the command that is answered. */
    private boolean words;

    /** {@code chance} is a number by chance, for a door that is meant for one person. */
    GroupHappenings(GroupTurn turn, String chance) {
        this.turn = turn;
        this.chance = chance;
    }

    /** A command says that it is in the group, also where somebody said that it was not and nobody that it came back. */
    void happened(GroupEvent.Happened event) {
        Happening what = event.what();
        if (what instanceof Command) {
            turn.removed = Optional.empty();
        }
        if (what instanceof BotAdded added) {
            added(event.by(), event.channel(), added.missing());
        } else if (what instanceof BotRemoved) {
            removed();
        } else if (what instanceof Lacking lacking) {
            new GroupTroubles(turn).lacking(event.channel(), lacking.missing());
        } else if (what instanceof Posted) {
            new GroupTroubles(turn).posted(event.channel());
        } else if (what instanceof ChannelGone gone) {
            new GroupTroubles(turn).channelGone(gone.channel());
        } else if (what instanceof Moved && turn.set) {
            new GroupTroubles(turn).tellLeader(turn.say(GroupPhrase.TROUBLE_MOVED));
        } else if (what instanceof MemberLeft) {
            event.by().ifPresent(this::left);
        } else if (what instanceof Command command) {
            event.by().ifPresent(who -> commanded(who, event.channel(), command));
        }
    }

    /**
     * One short, useful message; whoever added it may set it up at once, where the platform says they may. A group that was
     * set up reads only that it goes on, also where nobody had heard that it was removed.
     */
    private void added(Optional<Standing> by, String channel, Set<Permission> missing) {
        turn.removed = Optional.empty();
        by.filter(Standing::administers).ifPresent(this::leads);
        if (!turn.set) {
            turn.settings = turn.settings.postingIn(channel);
        }
        GroupTroubles troubles = new GroupTroubles(turn);
        turn.lacking.clear();
        troubles.seen(channel, missing);
        RichText text = turn.say(turn.set ? GroupPhrase.HELLO_BACK : GroupPhrase.HELLO_ADDED);
        turn.post(text.andThen(troubles.named()), List.of(turn.door("about", GroupPhrase.HELLO_WHAT)));
    }

    /** Nothing more is said there; whoever leads hears until when adding it again brings everything back. */
    private void removed() {
        if (turn.removed.isEmpty()) {
            turn.removed = Optional.of(new Removal(turn.now, turn.now));
            if (turn.set) {
                String time = turn.time(turn.now.plus(turn.grace));
                new GroupTroubles(turn).tellLeader(turn.say(GroupPhrase.TROUBLE_REMOVED, Map.of("time", time)));
            }
        }
    }

    private void leads(Standing who) {
        new Facilitators(turn).leads(who);
    }

    private void left(Standing who) {
        turn.effect(new GroupEffect.Gone(who.person()));
        if (who.leads() && turn.set) {
            turn.effect(new GroupEffect.PostWhereNobodyLeads(
                    turn.settings.channel(), OutboundMessage.saying(turn.say(GroupPhrase.TROUBLE_NO_LEADER))));
        }
    }

    // --- spoken to ---

    private void commanded(Standing who, String channel, Command command) {
        words = !command.rest().isBlank();
        switch (command.name()) {
            case "setup", "settings" -> setup(who, channel, command.missing());
            case "here" -> here(who, channel, command.missing());
            case "lines" -> lines(who, channel, command.rest());
            case "role" -> role(who, channel, command.rest());
            case "lead" -> lead(who, channel, command.rest());
            case "about", "start" -> privately(who, channel, "about");
            case "join", "leave" -> privately(who, channel, command.name());
            default -> elsewhere(who, channel);
        }
    }

    /** The button that says the same as a command, where it is answered alone; it is what is typed there next that hangs on it. */
    static String button(Command command) {
        return switch (command.name()) {
            case "setup", "settings" -> "setup";
            case "join", "leave" -> command.name();
            case "about", "start" -> "about";
            case "lines" -> "lines";
            case "role" -> "card";
            case "lead" ->
                command.rest().isBlank() || Facilitators.isAlone(command.rest()) ? GroupToken.NOTHING : "setup";
            default -> GroupToken.NOTHING;
        };
    }

    private void setup(Standing who, String channel, Optional<Set<Permission>> missing) {
        if (!who.mayLead(turn.settings)) {
            refuse(who, channel);
            return;
        }
        leads(who);
        if (!turn.set) {
            turn.settings = turn.settings.postingIn(channel);
        }
        missing.ifPresent(now -> new GroupTroubles(turn).seen(channel, now));
        privately(who, channel, "setup");
    }

    /** Moves the posts here, unless nothing can be posted here: then whoever wants them here reads why. */
    private void here(Standing who, String channel, Optional<Set<Permission>> missing) {
        GroupTroubles troubles = new GroupTroubles(turn);
        if (who.mayLead(turn.settings)
                && who.answerable()
                && missing.filter(GroupTroubles::silences).isPresent()) {
            turn.answer(who, troubles.named(missing.get()), List.of());
        } else if (who.mayLead(turn.settings)) {
            leads(who);
            turn.settings = turn.settings.postingIn(channel);
            troubles.elsewhere();
            missing.ifPresent(now -> troubles.seen(channel, now));
            turn.running |= turn.set && new Agenda(turn).begun();
            new Agenda(turn).replan();
            turn.post(channel, new GroupTaps(turn).postsHere(), List.of());
        } else {
            refuse(who, channel);
        }
    }

    /** The people of a role may lead from now on too; whoever leads by a role cannot choose another one. */
    private void role(Standing who, String channel, String written) {
        if (!who.administers()) {
            refuse(who, channel);
            return;
        }
        leads(who);
        new Facilitators(turn).role(written);
        privately(who, channel, "card");
    }

    /** Whoever leads is given a word for somebody else; whoever comes with that word leads too. */
    private void lead(Standing who, String channel, String written) {
        Facilitators facilitators = new Facilitators(turn);
        if (Facilitators.isAlone(written)) {
            alone(who, channel, facilitators);
        } else if (written.isBlank()) {
            invite(who, channel);
        } else if (facilitators.accepts(who, written)) {
            privately(who.leading(), channel, Leading.JOINED);
        } else if (who.answerable()) {
            turn.answer(who, turn.say(GroupPhrase.LEAD_INVITE_OVER), List.of());
        } else {
            turn.post(channel, turn.say(GroupPhrase.LEAD_INVITE_OVER), List.of());
        }
    }

    private void invite(Standing who, String channel) {
        if (who.mayLead(turn.settings)) {
            leads(who);
            privately(who, channel, "invite");
        } else {
            refuse(who, channel);
        }
    }

    private void alone(Standing who, String channel, Facilitators facilitators) {
        if (who.administers()) {
            facilitators.alone(who);
            privately(who, channel, "alone");
        } else {
            refuse(who, channel);
        }
    }

    private void lines(Standing who, String channel, String written) {
        if (who.mayLead(turn.settings)) {
            leads(who);
            privately(who, channel, new OwnLines(turn).given(written) ? "lines" : "lines-unread");
        } else {
            refuse(who, channel);
        }
    }

    private void refuse(Standing who, String channel) {
        RichText text = turn.say(GroupPhrase.MAY_NOT_HERE);
        if (who.answerable()) {
            turn.answer(who, text, List.of(turn.button("about", GroupPhrase.HELLO_WHAT)));
        } else {
            turn.post(channel, text, List.of(turn.door("about", GroupPhrase.HELLO_WHAT)));
        }
    }

    /**
     * Answers where only they read it: at once where that is possible, otherwise behind a door. Where there are words behind a
     * command the door is as the one after words that may mean danger, so that those cannot be told by it.
     */
    private void privately(Standing who, String channel, String action) {
        if (who.answerable()) {
            new GroupTaps(turn).tapped(who.mayLead(turn.settings) ? who.leading() : who, action);
        } else if (words) {
            turn.effect(line(who, channel, new GroupToken(turn.id, action).written()));
        } else {
            turn.post(
                    channel, turn.say(GroupPhrase.PUBLIC_PRIVATE), List.of(turn.door(action, GroupPhrase.HELLO_OPEN)));
        }
    }

    /** A personal command in public: what it was about is not repeated. */
    private void elsewhere(Standing who, String channel) {
        if (who.answerable()) {
            QuickReply open =
                    new QuickReply(OPEN, turn.language().label(GroupPhrase.HELLO_OPEN), QuickReply.Role.CHOICE);
            turn.answer(who, turn.say(GroupPhrase.PUBLIC_PRIVATE_ASIDE), List.of(open));
        } else {
            turn.effect(line(who, channel, OPEN));
        }
    }

    /**
     * Whoever is in need, and cannot be answered at once where only they read it, is written to first. What the group sees is what it always sees when
     * somebody speaks to the companion; only behind the door it is help.
     */
    void called(GroupEvent.Called event) {
        Standing who = event.by();
        if (!event.need()) {
            elsewhere(who, event.channel());
            return;
        }
        QuickReply help =
                new QuickReply(CARE, turn.language().label(GroupPhrase.PUBLIC_HELP_NOW), QuickReply.Role.CHOICE);
        GroupEffect.PostLater post = line(who, event.channel(), CARE);
        if (who.person().isEmpty()) {
            turn.effect(post);
        } else {
            turn.effect(new GroupEffect.TellThenPost(
                    who.person(),
                    GroupTurn.message(turn.say(GroupPhrase.PUBLIC_CARE), List.of(help)),
                    turn.now.plus(CARE_OF_USE),
                    post));
        }
    }

    /**
     * The one line the group reads, whatever somebody said. What is behind its door nobody but they can tell, and not by when it
     * comes either.
     */
    private GroupEffect.PostLater line(Standing who, String channel, String behind) {
        SealedDoor door = SealedDoor.to(behind, who.at(), turn.id, turn.secret, chance);
        QuickReply open =
                new QuickReply(door.written(), turn.language().label(GroupPhrase.HELLO_OPEN), QuickReply.Role.DOOR);
        OutboundMessage line = GroupTurn.message(turn.say(GroupPhrase.PUBLIC_PRIVATE), List.of(open));
        return new GroupEffect.PostLater(channel, line, turn.now.plus(LATER));
    }

    /** What can be behind such a door in that group for whom it is meant, beside their own place. */
    static List<String> behind(String group) {
        List<String> all = new ArrayList<>(List.of(CARE));
        ALONE.forEach(action -> all.add(new GroupToken(group, action).written()));
        return all;
    }
}
