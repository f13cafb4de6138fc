package org.reweave.telegram;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.reweave.message.OutboundMessage;
import org.reweave.spi.Delivery;
import org.reweave.telegram.Failure.Kind;
import org.telegram.telegrambots.meta.api.objects.message.Message;

/**
 * Delivers one message: sends it and then takes the buttons off the prompt before, or changes the prompt that is shown
 * again.
 *
 * <p>A long message goes out in pieces; one that was held up half way goes on with the piece that is missing.
 */
final class Sending {
    private final BotApi api;
    private final Pacer pacer;
    private final Prompts prompts;
    private final boolean protect;
    private final Backoff backoff;
    private final Cache<String, Integer> piecesSent = Caffeine.newBuilder()
            .maximumSize(10_000)
            .expireAfterWrite(Duration.ofHours(6))
            .build();
    private final Moves moves;

    Sending(BotApi api, Pacer pacer, Prompts prompts, boolean protect, Backoff backoff, Moves moves) {
        this.api = api;
        this.pacer = pacer;
        this.prompts = prompts;
        this.protect = protect;
        this.backoff = backoff;
        this.moves = moves;
    }

    Delivery deliver(Target to, OutboundMessage message, String deliveryId) {
        Rendered rendered = Renderer.render(message);
        if (rendered.nothing()) {
            return new Delivery.Rejected("nothing to show");
        }
        int sent = Optional.ofNullable(piecesSent.getIfPresent(deliveryId)).orElse(0);
        Optional<Prompt> before = prompts.last(to).or(() -> Prompt.pressedBefore(message));
        if (sent == 0 && before.isPresent() && before.get().isShownAgainBy(message) && fits(before.get(), rendered)) {
            Optional<Delivery> changed = change(to, before.get(), message, rendered);
            if (changed.isPresent()) {
                return changed.get();
            }
        }
        return send(to, message, rendered, deliveryId, sent);
    }

    private static boolean fits(Prompt before, Rendered rendered) {
        return before.lowest()
                && rendered.picture().isEmpty()
                && rendered.pieces().size() == 1;
    }

    /** A prompt is over when another takes its place, or when it was answered. */
    private static boolean isOver(Prompt prompt, OutboundMessage message) {
        return message.visit() != 0 || prompt.pressed() != null;
    }

    private Optional<Delivery> change(Target in, Prompt before, OutboundMessage message, Rendered rendered) {
        if (before.piece().equals(rendered.last()) && before.keyboard().equals(rendered.keyboard())) {
            return Optional.of(delivered(before.messageId()));
        }
        Optional<Duration> wait = pacer.takeChange(in);
        if (wait.isPresent()) {
            return Optional.of(new Delivery.Retry(wait.get()));
        }
        var outcome =
                paced(() -> api.call(Requests.edit(in, before.messageId(), rendered.last(), rendered.keyboard())));
        if (outcome instanceof Outcome.Failed<?> failed && !failed.failure().is(Kind.NOT_MODIFIED)) {
            Failure failure = failed.failure();
            if (failure.is(Kind.GONE) || failure.is(Kind.REJECTED) || failure.is(Kind.BAD_MARKUP)) {
                prompts.forget(in);
                return Optional.empty();
            }
            return Optional.of(delivery(in, failure));
        }
        prompts.shown(in, prompt(before.messageId(), message, rendered));
        backoff.reset();
        return Optional.of(delivered(before.messageId()));
    }

    /** Takes the buttons off a prompt; a failure only leaves old buttons, which the engine answers kindly. */
    private void end(Target in, Prompt prompt) {
        if (pacer.takeChange(in).isPresent()) {
            return;
        }
        Piece over = prompt.over();
        Outcome<?> outcome = over.equals(prompt.piece())
                ? api.call(Requests.strip(in, prompt.messageId()))
                : api.call(Requests.edit(in, prompt.messageId(), over, List.of()));
        if (outcome instanceof Outcome.Failed<?> failed && failed.failure().is(Kind.TOO_FAST)) {
            pacer.refused(in, failed.failure().after());
        }
    }

    private Delivery send(Target to, OutboundMessage message, Rendered rendered, String deliveryId, int sent) {
        int messageId = 0;
        for (int i = sent; i < rendered.parts(); i++) {
            Optional<Duration> wait = pacer.take(to);
            if (wait.isPresent()) {
                return new Delivery.Retry(wait.get());
            }
            Part part = part(rendered, i);
            Outcome<Message> outcome = paced(() -> send(to, part));
            if (outcome instanceof Outcome.Failed<Message> failed) {
                return delivery(to, failed.failure());
            }
            messageId = ((Outcome.Done<Message>) outcome).result().getMessageId();
            piecesSent.put(deliveryId, i + 1);
        }
        backoff.reset();
        piecesSent.invalidate(deliveryId);
        Optional<Prompt> before = prompts.last(to);
        remember(to, messageId, message, rendered);
        before.filter(prompt -> isOver(prompt, message)).ifPresent(prompt -> end(to, prompt));
        return delivered(messageId);
    }

    /** One message of those it takes: the picture first, the buttons below the last. */
    private Part part(Rendered rendered, int number) {
        int first = rendered.parts() - rendered.pieces().size();
        if (number < first && rendered.picture().isPresent()) {
            return Part.picture(rendered.picture().get(), protect);
        }
        boolean last = number == rendered.parts() - 1;
        return Part.text(rendered.pieces().get(number - first), last ? rendered.keyboard() : List.of(), protect);
    }

    /** Makes calls by a right that was taken from the pacer. */
    private <T> T paced(Supplier<T> call) {
        try {
            return call.get();
        } finally {
            pacer.answered();
        }
    }

    private void remember(Target to, int messageId, OutboundMessage message, Rendered rendered) {
        if (rendered.keyboard().isEmpty()) {
            prompts.writtenBelow(to);
            prompts.last(to).filter(prompt -> isOver(prompt, message)).ifPresent(prompt -> prompts.forget(to));
        } else {
            prompts.shown(to, prompt(messageId, message, rendered));
        }
    }

    private static Prompt prompt(int messageId, OutboundMessage message, Rendered rendered) {
        return new Prompt(messageId, message.visit(), rendered.last(), rendered.keyboard(), true, null);
    }

    /** Sends one part; once more, changed, where Telegram says what to change. */
    private Outcome<Message> send(Target to, Part part) {
        Target now = moves.now(to);
        Outcome<Message> outcome = part.send(api, now);
        if (!(outcome instanceof Outcome.Failed<Message> failed)) {
            return outcome;
        }
        Failure failure = failed.failure();
        if (failure.is(Kind.MOVED) && failure.movedTo().isPresent()) {
            Target next = now.movedTo(failure.movedTo().getAsLong());
            moves.note(to, next);
            return part.send(api, next);
        }
        if (failure.is(Kind.NO_TOPIC) && now.topic().isPresent()) {
            return part.send(api, now.withoutTopic());
        }
        return part.plainer(failure).map(plainer -> plainer.send(api, now)).orElse(outcome);
    }

    private Delivery delivery(Target to, Failure failure) {
        if (failure.is(Kind.TOO_FAST)) {
            pacer.refused(to, failure.after());
        }
        return FailureTable.delivery(failure, backoff.next());
    }

    private static Delivery delivered(int messageId) {
        return new Delivery.Delivered(Optional.of(Integer.toString(messageId)));
    }
}
