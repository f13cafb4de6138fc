package org.reweave.discord;

import java.util.ArrayDeque;
import java.util.Deque;
import net.dv8tion.jda.api.entities.Message;
import net.dv8tion.jda.api.entities.channel.concrete.PrivateChannel;
import org.reweave.spi.Haste;

/**
 * Takes away what the bot said in a direct conversation, the newest first, in the background and as fast as Discord lets
 * it. What it has not reached when the process ends stays.
 */
final class Clearing {
    /** As many as Discord hands over at once. */
    static final int AT_MOST = 100;

    private static final long AGAIN_IN = 250;

    private final Pacer pacer;
    private final Later later;

    Clearing(Pacer pacer, Later later) {
        this.pacer = pacer;
        this.later = later;
    }

    /** Begins to take away what was said before a message, which stays. */
    void before(PrivateChannel channel, long message) {
        later.in(0, () -> look(channel, message));
    }

    private void look(PrivateChannel channel, long message) {
        if (pacer.takeLook(Haste.UNASKED).isPresent()) {
            later.in(AGAIN_IN, () -> look(channel, message));
            return;
        }
        channel.getHistoryBefore(message, AT_MOST)
                .queue(
                        history -> {
                            pacer.answered();
                            Deque<Long> own = new ArrayDeque<>();
                            for (Message one : history.getRetrievedHistory()) {
                                if (one.getAuthor().getIdLong()
                                        == channel.getJDA().getSelfUser().getIdLong()) {
                                    own.addLast(one.getIdLong());
                                }
                            }
                            next(channel, own);
                        },
                        failure -> pacer.answered());
    }

    private void next(PrivateChannel channel, Deque<Long> left) {
        Long message = left.peekFirst();
        if (message == null) {
            return;
        }
        if (!pacer.tryRequest(Haste.UNASKED)) {
            later.in(AGAIN_IN, () -> next(channel, left));
            return;
        }
        left.removeFirst();
        channel.deleteMessageById(message).queue(done -> answered(channel, left), failure -> answered(channel, left));
    }

    private void answered(PrivateChannel channel, Deque<Long> left) {
        pacer.answered();
        next(channel, left);
    }
}
