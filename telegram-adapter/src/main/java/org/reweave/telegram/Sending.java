package org.reweave.telegram;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.reweave.message.OutboundMessage;
import org.reweave.spi.Delivery;
import org.reweave.spi.Haste;
import org.reweave.telegram.Failure.Kind;

/**
 * Delivers one message to one person: sends it and then takes the buttons off the prompt before, or changes the prompt that is shown
 * again.
 */
final class Sending {
    /** Failures that are about the moment, and not about what was asked. */
    private static final Set<Kind> AGAIN = Set.of(Kind.TOO_FAST, Kind.NOT_SENT, Kind.BROKEN, Kind.UNKNOWN);

    private final BotApi api;
    private final Pieces pieces;
    private final Pacer pacer;
    private final Prompts prompts;
    private final Backoff backoff;
    private final Said said = new Said();

    Sending(BotApi api, Pieces pieces, Pacer pacer, Prompts prompts, Backoff backoff) {
        this.api = api;
        this.pieces = pieces;
        this.pacer = pacer;
        this.prompts = prompts;
        this.backoff = backoff;
    }

    Delivery deliver(Target to, OutboundMessage message, String deliveryId, Haste haste) {
        Rendered rendered = Renderer.render(message);
        if (rendered.nothing()) {
            return new Delivery.Rejected("nothing to show");
        }
        if (message.alone() && pieces.untouched(deliveryId)) {
            Optional<Delivery> held = takeAway(to, haste);
            if (held.isPresent()) {
                return held.get();
            }
        }
        Optional<Prompt> before = prompts.last(to).or(() -> Prompt.pressedBefore(message));
        if (pieces.untouched(deliveryId)
                && before.isPresent()
                && before.get().isShownAgainBy(message)
                && fits(before.get(), rendered)) {
            Optional<Delivery> changed = change(to, before.get(), message, rendered, haste);
            if (changed.isPresent()) {
                return changed.get();
            }
        }
        return send(to, message, rendered, deliveryId, haste);
    }

    /** Deletes what was said before; what cannot be deleted stays. Empty unless it has to wait. */
    private Optional<Delivery> takeAway(Target in, Haste haste) {
        List<Integer> before = said.in(in);
        if (before.isEmpty()) {
            return Optional.empty();
        }
        Optional<Duration> wait = pacer.takeChange(in, haste);
        if (wait.isPresent()) {
            return Optional.of(new Delivery.Retry(wait.get()));
        }
        Outcome<?> outcome = api.call(Requests.delete(in, before));
        if (outcome instanceof Outcome.Failed<?> failed && failed.failure().is(Kind.TOO_FAST)) {
            return Optional.of(delivery(in, failed.failure()));
        }
        said.forget(in);
        prompts.forget(in);
        return Optional.empty();
    }

    private static boolean fits(Prompt before, Rendered rendered) {
        return before.lowest() && rendered.first() == 0 && rendered.pieces().size() == 1;
    }

    /** A prompt is over when another takes its place, or when it was answered. */
    private static boolean isOver(Prompt prompt, OutboundMessage message) {
        return message.visit() != 0 || prompt.pressed() != null;
    }

    private Optional<Delivery> change(
            Target in, Prompt before, OutboundMessage message, Rendered rendered, Haste haste) {
        if (before.piece().equals(rendered.last()) && before.keyboard().equals(rendered.keyboard())) {
            return Optional.of(Pieces.delivered(before.messageId()));
        }
        Optional<Duration> wait = pacer.takeChange(in, haste);
        if (wait.isPresent()) {
            return Optional.of(new Delivery.Retry(wait.get()));
        }
        var outcome = api.call(Requests.edit(in, before.messageId(), rendered.last(), rendered.keyboard()));
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
        return Optional.of(Pieces.delivered(before.messageId()));
    }

    /** Takes the buttons off a prompt; where that fails they stay until the next message, and the engine answers them kindly. */
    private void end(Target in, Prompt prompt, Haste haste) {
        if (pacer.takeChange(in, haste).isPresent()) {
            prompts.leftOver(in, prompt);
            return;
        }
        Piece over = prompt.over();
        Outcome<?> outcome = over.equals(prompt.piece())
                ? api.call(Requests.strip(in, prompt.messageId()))
                : api.call(Requests.edit(in, prompt.messageId(), over, List.of()));
        if (outcome instanceof Outcome.Failed<?> failed) {
            failedToEnd(in, prompt, failed.failure());
        }
    }

    private void failedToEnd(Target in, Prompt prompt, Failure failure) {
        if (failure.is(Kind.TOO_FAST)) {
            pacer.refused(in, failure.after());
        }
        if (AGAIN.contains(failure.kind())) {
            prompts.leftOver(in, prompt);
        }
    }

    private Delivery send(Target to, OutboundMessage message, Rendered rendered, String deliveryId, Haste haste) {
        Pieces.Result result = pieces.send(to, rendered, deliveryId, haste, id -> said.add(to, id));
        if (result instanceof Pieces.Held held) {
            return new Delivery.Retry(held.after());
        }
        if (result instanceof Pieces.Broken broken) {
            return FailureTable.delivery(broken.failure(), backoff.next());
        }
        int messageId = ((Pieces.Arrived) result).messageId();
        backoff.reset();
        Optional<Prompt> before = prompts.last(to);
        remember(to, messageId, message, rendered);
        Optional<Prompt> left = prompts.takeLeftOver(to);
        before.filter(prompt -> isOver(prompt, message)).ifPresent(prompt -> end(to, prompt, haste));
        left.ifPresent(prompt -> end(to, prompt, haste));
        return Pieces.delivered(messageId);
    }

    private void remember(Target to, int messageId, OutboundMessage message, Rendered rendered) {
        if (rendered.keyboard().isEmpty()) {
            prompts.written(to, messageId);
            prompts.last(to).filter(prompt -> isOver(prompt, message)).ifPresent(prompt -> prompts.forget(to));
        } else {
            prompts.shown(to, prompt(messageId, message, rendered));
        }
    }

    private static Prompt prompt(int messageId, OutboundMessage message, Rendered rendered) {
        return new Prompt(messageId, message.visit(), rendered.last(), rendered.keyboard(), true, null);
    }

    private Delivery delivery(Target to, Failure failure) {
        if (failure.is(Kind.TOO_FAST)) {
            pacer.refused(to, failure.after());
        }
        return FailureTable.delivery(failure, backoff.next());
    }
}
