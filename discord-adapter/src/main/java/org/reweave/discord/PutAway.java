package org.reweave.discord;

import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.entities.channel.ChannelType;
import net.dv8tion.jda.api.requests.RestAction;
import net.dv8tion.jda.api.requests.Route;
import net.dv8tion.jda.api.utils.data.DataObject;
import net.dv8tion.jda.internal.requests.RestActionImpl;

/**
 * Threads that Discord put away because nothing was said in them for days. At a start it tells only of the others, so one that
 * is put away looks as if it were gone; and JDA has no request for a channel it does not know.
 */
final class PutAway {
    private PutAway() {}

    /** Asks what a channel is; fails with 10003 where there is none. */
    static RestAction<DataObject> look(JDA jda, String channel) {
        return new RestActionImpl<>(
                jda, Route.Channels.GET_CHANNEL.compile(channel), (response, request) -> response.getObject());
    }

    /** Whether a channel, as Discord describes it, is a thread; of a private one the bot hears only where it was added. */
    static boolean isThread(DataObject channel) {
        return ChannelType.fromId(channel.getInt("type", 0)).isThread();
    }

    /** Whether it is one that was put away. */
    static boolean is(DataObject channel) {
        return isThread(channel)
                && channel.optObject("thread_metadata")
                        .map(about -> about.getBoolean("archived"))
                        .orElse(false);
    }

    /** Brings it back; Discord then tells of it as of any other. */
    static RestAction<DataObject> bringBack(JDA jda, String channel) {
        return new RestActionImpl<>(
                jda,
                Route.Channels.MODIFY_CHANNEL.compile(channel),
                DataObject.empty().put("archived", false),
                (response, request) -> response.getObject());
    }
}
