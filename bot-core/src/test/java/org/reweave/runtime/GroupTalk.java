package org.reweave.runtime;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.reweave.Shipped;
import org.reweave.message.GroupInbound.Actor;
import org.reweave.message.GroupInbound.BotAdded;
import org.reweave.message.GroupInbound.Command;
import org.reweave.message.GroupInbound.Happening;
import org.reweave.message.Inbound;
import org.reweave.message.OutboundMessage;
import org.reweave.message.Place;
import org.reweave.store.MemoryStore;

/** One group and the people in it who type, tap and command: what they do, and what they read alone after it. */
final class GroupTalk implements AutoCloseable {
    static final Instant MONDAY = Instant.parse("2026-03-02T10:00:00Z");
    static final Place CIRCLE = GroupStage.place("circle", "");
    private static final String LEAD = "lead";

    final GroupStage stage = new GroupStage(new MemoryStore(), Shipped.groups(), MONDAY);
    /** What the tokens of the group begin with. */
    private String prefix = "";

    private GroupTalk() {}

    /** A group whose set-up asks its first question. */
    static GroupTalk beingSetUp() {
        GroupTalk talk = new GroupTalk();
        talk.happens(GroupStage.runs(LEAD), new BotAdded(Set.of()));
        talk.asksToSetUp();
        List<OutboundMessage> asked = talk.stage.takenBy(LEAD);
        String token = asked.get(asked.size() - 1).replies().get(0).token();
        talk.prefix = token.substring(0, token.indexOf('-', 2) + 1);
        talk.stage.takePosts();
        return talk;
    }

    /** A group that was set up and has begun. */
    static GroupTalk begun() {
        GroupTalk talk = new GroupTalk();
        talk.prefix = talk.stage.setUp(CIRCLE, LEAD, List.of());
        talk.forgetsWhatWasSaid();
        return talk;
    }

    /** Whatever was said until now is not looked at. */
    void forgetsWhatWasSaid() {
        stage.settle();
        stage.takeAll();
        stage.takePosts();
    }

    /** Something happens in the group, and all that follows. */
    void happens(Actor who, Happening what) {
        stage.happens(CIRCLE, Optional.of(who), what);
        stage.settle();
    }

    void asksToSetUp() {
        happens(GroupStage.runs(LEAD), new Command("setup", ""));
    }

    String types(String user, String words) {
        return does(user, new Inbound.Text(words));
    }

    /** Whoever leads taps one of the group's buttons. */
    String taps(String action) {
        return taps(LEAD, action);
    }

    /** What whoever leads is shown last after a tap. */
    OutboundMessage shown(String action) {
        stage.taps(LEAD, prefix, action);
        stage.settle();
        List<OutboundMessage> said = stage.takenBy(LEAD);
        return said.get(said.size() - 1);
    }

    String taps(String user, String action) {
        return does(user, new Inbound.Press(prefix + action));
    }

    /** Somebody comes by a door in the group. */
    String opens(String user, String action) {
        return does(user, new Inbound.Opened(Optional.of(prefix + action)));
    }

    String commands(String user, String name) {
        happens(GroupStage.somebody(user), new Command(name, ""));
        return stage.wordsTo(user);
    }

    private String does(String user, Inbound.Content content) {
        stage.does(user, content);
        stage.settle();
        return stage.wordsTo(user);
    }

    @Override
    public void close() {
        stage.close();
    }
}
