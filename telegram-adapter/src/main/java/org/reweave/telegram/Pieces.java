package org.reweave.telegram;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import org.reweave.spi.Delivery;
import org.reweave.spi.Haste;
import org.reweave.telegram.Failure.Kind;
import org.telegram.telegrambots.meta.api.objects.message.Message;

/**
 * Sends a message in as many pieces as it takes; one that was held up half way goes on with the piece that is missing.
 *
 * <p>A group that has another id now is followed there, and that is told.
 */
final class Pieces {
    private final BotApi api;
    private final Pacer pacer;
    private final Moves moves;
    private final GroupNews news;
    private final boolean protect;
    private final Cache<String, Integer> sent = Caffeine.newBuilder()
            .maximumSize(10_000)
            .expireAfterWrite(Duration.ofHours(6))
            .build();

    /** How it ended. */
    sealed interface Result {}

    /** All of it is there; the last of its messages has this name. */
    record Arrived(int messageId) implements Result {}

    /** It is too early for the next piece. */
    record Held(Duration after) implements Result {}

    /** A piece was refused, or nobody knows. */
    record Broken(Failure failure) implements Result {}

    Pieces(BotApi api, Pacer pacer, Moves moves, GroupNews news, boolean protect) {
        this.api = api;
        this.pacer = pacer;
        this.moves = moves;
        this.news = news;
        this.protect = protect;
    }

    /** Whether nothing of a delivery was sent so far. */
    boolean untouched(String deliveryId) {
        return sent.getIfPresent(deliveryId) == null;
    }

    /** Sends what is missing of a delivery; {@code arrived} hears the name of each message. */
    Result send(Target to, Rendered rendered, String deliveryId, Haste haste, IntConsumer arrived) {
        int messageId = 0;
        int first = Optional.ofNullable(sent.getIfPresent(deliveryId)).orElse(0);
        for (int i = first; i < rendered.parts(); i++) {
            Optional<Duration> wait = pacer.take(to, haste);
            if (wait.isPresent()) {
                return new Held(wait.get());
            }
            Part part = part(rendered, i);
            Outcome<Message> outcome = paced(() -> send(to, part));
            if (outcome instanceof Outcome.Failed<Message> failed) {
                if (failed.failure().is(Kind.TOO_FAST)) {
                    pacer.refused(to, failed.failure().after());
                }
                return new Broken(failed.failure());
            }
            messageId = ((Outcome.Done<Message>) outcome).result().getMessageId();
            sent.put(deliveryId, i + 1);
            arrived.accept(messageId);
        }
        sent.invalidate(deliveryId);
        return new Arrived(messageId);
    }

    /** Makes calls by a right to send that was taken from the pacer. */
    private <T> T paced(Supplier<T> call) {
        try {
            return call.get();
        } finally {
            pacer.answered();
        }
    }

    static Delivery delivered(int messageId) {
        return new Delivery.Delivered(Optional.of(Integer.toString(messageId)));
    }

    /** One message of those it takes: the picture or the file first, the buttons below the last. */
    private Part part(Rendered rendered, int number) {
        Manner manner = new Manner(protect || rendered.guarded(), rendered.silent());
        int first = rendered.first();
        if (number < first) {
            return rendered.document()
                    .map(file -> Part.document(file, manner))
                    .or(() -> rendered.picture().map(picture -> Part.picture(picture, manner)))
                    .orElseThrow();
        }
        boolean last = number == rendered.parts() - 1;
        return Part.text(rendered.pieces().get(number - first), last ? rendered.keyboard() : List.of(), manner);
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
            if (news.moved(to, next)) {
                moves.note(to, next);
            }
            return part.send(api, next);
        }
        if (failure.is(Kind.NO_TOPIC) && now.topic().isPresent() && !now.group()) {
            return part.send(api, now.withoutTopic());
        }
        return part.plainer(failure).map(plainer -> plainer.send(api, now)).orElse(outcome);
    }
}
