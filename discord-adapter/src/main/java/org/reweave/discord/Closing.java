package org.reweave.discord;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import net.dv8tion.jda.api.entities.channel.concrete.PrivateChannel;
import org.reweave.spi.Haste;

/**
 * Takes the buttons off an answered prompt: at once where there is room for it, and otherwise in the background as soon as
 * there is. What it has not reached when the process ends stays; pressing it is met kindly.
 */
final class Closing {
    static final long AGAIN_IN = 500;
    /** That is for two minutes at most. */
    private static final int TRIES = 240;
    /** Of those, so many that Discord did not take. */
    private static final int FAILURES = 3;

    private static final long ANSWER_WITHIN = 10;

    private final Pacer pacer;
    private final Later later;

    Closing(Pacer pacer, Later later) {
        this.pacer = pacer;
        this.later = later;
    }

    /** Closes a prompt; what is returned completes when that was done, or put off. */
    CompletableFuture<?> close(PrivateChannel channel, ShownPrompt shown, Haste haste) {
        if (pacer.tryRequest(haste)) {
            return edit(channel, shown, 1);
        }
        again(channel, shown, 1, 0);
        return CompletableFuture.completedFuture(null);
    }

    private void again(PrivateChannel channel, ShownPrompt shown, int tries, int failures) {
        if (tries > TRIES || failures > FAILURES) {
            return;
        }
        later.in(AGAIN_IN, () -> {
            if (pacer.tryRequest(Haste.UNASKED)) {
                CompletableFuture<?> unused = edit(channel, shown, failures + 1);
            } else {
                again(channel, shown, tries + 1, failures);
            }
        });
    }

    private CompletableFuture<?> edit(PrivateChannel channel, ShownPrompt shown, int failures) {
        return channel.editMessageById(shown.message(), shown.answered())
                .setComponents(List.of())
                .setAllowedMentions(List.of())
                .timeout(ANSWER_WITHIN, TimeUnit.SECONDS)
                .submit()
                .whenComplete((done, failure) -> {
                    pacer.answered();
                    if (failure != null) {
                        again(channel, shown, 1, failures);
                    }
                });
    }
}
