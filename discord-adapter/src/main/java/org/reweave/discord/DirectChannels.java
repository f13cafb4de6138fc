package org.reweave.discord;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Optional;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.entities.channel.concrete.PrivateChannel;
import org.reweave.discord.Failure.Kind;

/** The direct conversations that are open; JDA keeps ten of them, and opening one again costs a request. */
final class DirectChannels {
    private final Cache<String, PrivateChannel> byUser =
            Caffeine.newBuilder().maximumSize(10_000).build();
    private final Pacer pacer;

    DirectChannels(Pacer pacer) {
        this.pacer = pacer;
    }

    /** A conversation was seen in an event. */
    void seen(String user, PrivateChannel channel) {
        byUser.put(user, channel);
    }

    /** The conversation, where this connection has seen it. */
    Optional<PrivateChannel> known(JDA jda, String user) {
        return Optional.ofNullable(byUser.getIfPresent(user)).filter(channel -> channel.getJDA() == jda);
    }

    /** The conversation, asked for at Discord at once where it is not known here. */
    PrivateChannel open(JDA jda, String user) throws FailedCall {
        Optional<PrivateChannel> known = known(jda, user);
        return known.isPresent() ? known.get() : reopen(jda, user);
    }

    /** Asks Discord for the conversation at once. */
    PrivateChannel reopen(JDA jda, String user) throws FailedCall {
        pacer.counted();
        return ask(jda, user);
    }

    /** Asks Discord for the conversation, by a right that was taken. If that fails no message has left, whatever the reason. */
    PrivateChannel ask(JDA jda, String user) throws FailedCall {
        byUser.invalidate(user);
        try {
            PrivateChannel channel =
                    FailedCall.once(jda.openPrivateChannelById(user).useCache(false));
            byUser.put(user, channel);
            return channel;
        } catch (FailedCall e) {
            throw e.failure().kind() == Kind.CONNECTION ? new FailedCall(Failure.of(Kind.NOT_SENT)) : e;
        } finally {
            pacer.answered();
        }
    }
}
