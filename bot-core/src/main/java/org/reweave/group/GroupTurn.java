package org.reweave.group;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.reweave.engine.Spoken;
import org.reweave.group.GroupState.Posted;
import org.reweave.group.GroupState.Pulse;
import org.reweave.group.GroupState.Round;
import org.reweave.group.pulse.PulseHistory;
import org.reweave.group.pulse.PulsePainter;
import org.reweave.message.GroupInbound.Permission;
import org.reweave.message.OutboundMessage;
import org.reweave.message.OutboundMessage.Input;
import org.reweave.message.QuickReply;
import org.reweave.message.QuickReply.Role;
import org.reweave.message.RichText;
import org.reweave.rhythm.WallTime;

/** One transition of a group while it is being made: the state as it changes, and what has to be said and done. */
final class GroupTurn {
    /** How many topics and pulses a group remembers: two years of weeks. */
    private static final int REMEMBERED = 104;

    final String id;
    final Instant now;
    final GroupLanguages languages;
    final PulsePainter painter;
    /** For how long a group is remembered after the companion was removed from it. */
    final Duration grace;

    GroupSettings settings;
    boolean set;
    boolean running;
    String next;
    boolean skip;
    Optional<LocalDate> resting;
    Optional<WallTime> topicAt;
    final List<Posted> posted;
    Optional<Round> round;
    Optional<WallTime> roundAt;
    int rounds;
    final List<Pulse> pulses;
    PulseHistory history;
    final String secret;
    final Set<Permission> lacking;
    Optional<Invitation> invitation;
    Optional<Removal> removed;
    Optional<Instant> topicDone;
    Optional<LocalDate> missed;
    String asked;

    /** What is said before the next question. */
    RichText before = RichText.plain("");

    private final List<GroupEffect> effects = new ArrayList<>();

    GroupTurn(
            String id, GroupState before, GroupLanguages languages, PulsePainter painter, Duration grace, Instant now) {
        this.grace = grace;
        this.id = id;
        this.now = now;
        this.languages = languages;
        this.painter = painter;
        this.settings = before.settings();
        this.set = before.set();
        this.running = before.running();
        this.next = before.next();
        this.skip = before.skip();
        this.resting = before.resting();
        this.topicAt = before.topicAt();
        this.posted = new ArrayList<>(before.posted());
        this.round = before.round();
        this.roundAt = before.roundAt();
        this.rounds = before.rounds();
        this.pulses = new ArrayList<>(before.pulses());
        this.history = before.history();
        this.secret = before.secret();
        this.lacking = new LinkedHashSet<>(before.lacking());
        this.invitation = before.invitation();
        this.removed = before.removed();
        this.topicDone = before.topicDone();
        this.missed = before.missed();
        this.asked = before.asked();
    }

    GroupEngine.Result result() {
        return new GroupEngine.Result(
                new GroupState(
                        settings,
                        set,
                        running,
                        next,
                        skip,
                        resting,
                        topicAt,
                        latest(posted),
                        round,
                        roundAt,
                        rounds,
                        latest(pulses),
                        history,
                        secret,
                        lacking,
                        invitation,
                        removed,
                        topicDone,
                        missed,
                        asked),
                effects);
    }

    private static <T> List<T> latest(List<T> all) {
        return all.subList(Math.max(0, all.size() - REMEMBERED), all.size());
    }

    // --- words ---

    GroupLanguage language() {
        return languages.of(settings.language());
    }

    RichText say(GroupPhrase phrase) {
        return language().say(phrase);
    }

    RichText say(GroupPhrase phrase, Map<String, String> words) {
        return language().say(phrase, words);
    }

    String time(Instant at) {
        return Spoken.time(at, settings.zone(), language().locale());
    }

    String day(LocalDate day) {
        return Spoken.day(day, language().locale());
    }

    // --- buttons ---

    QuickReply button(String action, GroupPhrase label) {
        return button(action, language().label(label), Role.CHOICE);
    }

    QuickReply button(String action, String label, Role role) {
        return new QuickReply(new GroupToken(id, action).written(), label, role);
    }

    QuickReply door(String action, GroupPhrase label) {
        return button(action, language().label(label), Role.DOOR);
    }

    // --- what is done ---

    void effect(GroupEffect effect) {
        effects.add(effect);
    }

    /** Posts in the group where it wishes to be posted to. */
    void post(RichText text, List<QuickReply> doors) {
        post(settings.channel(), text, doors);
    }

    void post(String channel, RichText text, List<QuickReply> doors) {
        Input input = doors.isEmpty() ? Input.NONE : Input.CHOICE;
        post(channel, new OutboundMessage(text, doors, input, 0));
    }

    void post(String channel, OutboundMessage message) {
        effect(new GroupEffect.Post(channel, message, Optional.empty()));
    }

    void answer(Standing who, RichText text, List<QuickReply> replies) {
        RichText all = before.words().isEmpty() ? text : before.andThen(text);
        before = RichText.plain("");
        effect(new GroupEffect.Answer(who.person(), who.at(), message(all, replies)));
    }

    /** A message with answers to tap; many of them are better shown as a list. */
    static OutboundMessage message(RichText text, List<QuickReply> replies) {
        boolean ticks = replies.stream().anyMatch(reply -> reply.role() == Role.DONE);
        Input input = replies.isEmpty()
                ? Input.NONE
                : ticks ? Input.CHOICE : replies.size() > MANY ? Input.MENU : Input.CHOICE;
        return new OutboundMessage(text, replies, input, 0);
    }

    private static final int MANY = 8;
}
