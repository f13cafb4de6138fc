package org.reweave.group;

import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.reweave.message.GroupInbound.Permission;
import org.reweave.message.OutboundMessage;
import org.reweave.message.RichText;

/** What stands in a group's way is told to the one who leads it, who can do something about it. */
final class GroupTroubles {
    private static final Duration OF_USE = Duration.ofDays(3);

    private final GroupTurn turn;

    GroupTroubles(GroupTurn turn) {
        this.turn = turn;
    }

    void tellLeader(RichText text) {
        turn.effect(new GroupEffect.TellLeader(OutboundMessage.saying(text), turn.now.plus(OF_USE)));
    }

    /**
     * What is lacking where the group is posted to is told once when it becomes so, and that all is well once it is. What is
     * lacking elsewhere stands in nobody's way.
     */
    void lacking(String channel, Set<Permission> missing) {
        Set<Permission> before = new LinkedHashSet<>(turn.lacking);
        boolean changed = seen(channel, missing) && !before.equals(missing);
        if (turn.set && changed) {
            tellLeader(missing.isEmpty() ? withMissed(turn.say(GroupPhrase.TROUBLE_WELL)) : named(missing));
        }
    }

    /** A post arrived: whatever is lacking there, nothing stands in the way of posting. */
    void posted(String channel) {
        Set<Permission> missing = new LinkedHashSet<>(turn.lacking);
        missing.remove(Permission.VIEW);
        missing.remove(Permission.POST);
        lacking(channel, missing);
    }

    /** What is lacking, where whoever can do something about it is answered anyway; returns whether it concerns the group. */
    boolean seen(String channel, Set<Permission> missing) {
        if (!postedTo(channel)) {
            return false;
        }
        turn.lacking.clear();
        turn.lacking.addAll(missing);
        return true;
    }

    /** Whether that is where the group is posted to; a platform that names no channel means that one. */
    private boolean postedTo(String channel) {
        String here = turn.settings.channel();
        return channel.isEmpty() || here.isEmpty() || channel.equals(here);
    }

    /** Whether nothing can be posted where this is missing. */
    static boolean silences(Set<Permission> missing) {
        return missing.contains(Permission.VIEW) || missing.contains(Permission.POST);
    }

    /** What is missing, for whoever can do something about it and is being answered; nothing where nothing is. */
    RichText named() {
        return turn.lacking.isEmpty() ? RichText.plain("") : named(turn.lacking);
    }

    /** Somebody named another place, so what stood in the way of the last one does not any more. */
    void elsewhere() {
        turn.lacking.remove(Permission.VIEW);
        turn.lacking.remove(Permission.POST);
    }

    /** What is missing, one by one, each with how to grant it. */
    RichText named(Set<Permission> missing) {
        RichText text = turn.say(GroupPhrase.TROUBLE_MISSING);
        for (Permission permission : Permission.values()) {
            if (missing.contains(permission)) {
                text = text.andThen(turn.say(how(permission)));
            }
        }
        return text;
    }

    private static GroupPhrase how(Permission permission) {
        return switch (permission) {
            case VIEW -> GroupPhrase.TROUBLE_VIEW;
            case POST -> GroupPhrase.TROUBLE_POST;
            case THREADS -> GroupPhrase.TROUBLE_THREADS;
            case PICTURES -> GroupPhrase.TROUBLE_PICTURES;
        };
    }

    /** Falls silent until somebody names another place. */
    void channelGone(String channel) {
        if (channel.equals(turn.settings.channel()) && !channel.isEmpty()) {
            turn.running = false;
            turn.lacking.add(Permission.POST);
            if (turn.set) {
                tellLeader(turn.say(GroupPhrase.TROUBLE_CHANNEL_GONE));
            }
        }
    }

    /** Told once: as long as it is known that nothing can be posted, further posts that fail say nothing new, but the first topic. */
    void unposted(String channel, boolean topic) {
        boolean misses = topic && new Agenda(turn).misses();
        boolean ours = turn.set && turn.removed.isEmpty() && postedTo(channel);
        if (ours && turn.lacking.add(Permission.POST)) {
            tellLeader(withMissed(turn.say(GroupPhrase.TROUBLE_UNPOSTED)));
        } else if (ours && misses && turn.running) {
            tellLeader(withMissed(RichText.plain("")));
        }
    }

    /** Below these words, that a topic did not come, and which comes next, where that is so. */
    private RichText withMissed(RichText told) {
        Optional<LocalDate> missed = new Agenda(turn).missed();
        if (missed.isEmpty()) {
            return told;
        }
        Map<String, String> said = new HashMap<>(new Agenda(turn).coming());
        said.put("day", turn.day(missed.get()));
        return told.andThen(turn.say(GroupPhrase.TROUBLE_MISSED, said));
    }
}
