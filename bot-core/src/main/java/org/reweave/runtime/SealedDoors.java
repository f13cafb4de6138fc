package org.reweave.runtime;

import java.util.Optional;
import org.reweave.engine.Event;
import org.reweave.group.GroupEngine;
import org.reweave.group.SealedDoor;
import org.reweave.message.Inbound;
import org.reweave.store.Transactions.Work;

/**
 * Opens doors in groups that are meant for one person: to that person they are what is behind them, to everybody else a door to
 * their own place, and so they are where the group is gone.
 */
final class SealedDoors {
    private final GroupEngine groups;

    SealedDoors(GroupEngine groups) {
        this.groups = groups;
    }

    /** What somebody did, as though they had come by what is behind the door, where it is meant for them. */
    Turn.Heard opened(Work work, Turn.Heard turn) {
        return door(turn.event())
                .flatMap(door -> behind(work, door, turn.inbound()))
                .map(inbound -> new Turn.Heard(inbound, Event.of(inbound)))
                .orElse(turn);
    }

    private static Optional<SealedDoor> door(Event event) {
        return event instanceof Event.Opened opened
                ? opened.door().flatMap(door -> SealedDoor.read(Event.DOOR + door))
                : Optional.empty();
    }

    private Optional<Inbound> behind(Work work, SealedDoor door, Inbound by) {
        return work.groups()
                .look(door.group())
                .flatMap(group -> groups.behind(door, group, by.from()))
                .map(token -> new Inbound(
                        by.updateId(), by.from(), by.origin(), by.sentAt(), new Inbound.Opened(Optional.of(token))));
    }
}
