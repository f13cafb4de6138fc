package org.reweave.terminal;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.reweave.message.GroupInbound.ChannelGone;
import org.reweave.message.GroupInbound.Command;
import org.reweave.message.GroupInbound.Happening;
import org.reweave.message.GroupInbound.Permission;
import org.reweave.message.Place;
import org.reweave.spi.Delivery;

/**
 * Where the group at a table is: which room it writes in, and what the companion may not do there. As on a platform, nothing can
 * be posted in a room that was deleted or where it may not be seen or written in.
 */
final class TableRoom {
    private static final String ROOM = "room-";

    private final String platform;
    private final Set<Permission> lacking = EnumSet.noneOf(Permission.class);
    private int number = 1;

    TableRoom(String platform) {
        this.platform = platform;
    }

    /** The room everybody writes in now. */
    synchronized Place place() {
        return new Place(platform, "group", ROOM + number);
    }

    /** What the companion may not do there; nothing after that is allowed again. */
    synchronized Set<Permission> lacks(Set<Permission> missing) {
        lacking.clear();
        lacking.addAll(missing);
        return missing();
    }

    /** What the companion may not do there. */
    synchronized Set<Permission> missing() {
        return Set.copyOf(lacking);
    }

    /** The room is deleted, and everybody goes on in the next one. */
    synchronized Happening deleted() {
        ChannelGone gone = new ChannelGone(place().channel());
        number++;
        return gone;
    }

    /** What happened, with what a platform says of permissions where a command is given. */
    Happening told(Happening what) {
        return what instanceof Command command
                ? new Command(command.name(), command.rest(), Optional.of(missing()))
                : what;
    }

    /** Why a post to that room cannot arrive; empty where it can. */
    synchronized Optional<Delivery> refused(Place to) {
        if (!to.channel().equals(place().channel())) {
            return Optional.of(new Delivery.Rejected("channel gone"));
        }
        return lacking.contains(Permission.VIEW) || lacking.contains(Permission.POST)
                ? Optional.of(new Delivery.Rejected("permission missing"))
                : Optional.empty();
    }
}
