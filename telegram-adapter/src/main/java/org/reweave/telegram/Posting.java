package org.reweave.telegram;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.reweave.message.OutboundMessage;
import org.reweave.spi.Delivery;
import org.reweave.spi.Haste;
import org.reweave.telegram.Failure.Kind;

/**
 * Delivers a post to a group. It is never changed afterwards, its buttons stay, and each of them is a link into the private
 * chat of whoever taps it.
 *
 * <p>A post that cannot be made is refused rather than called unreachable: the group is tried again with the next one.
 */
final class Posting {
    private static final Duration UNTIL_GREETED = Duration.ofSeconds(3);

    private final Pieces pieces;
    private final Backoff backoff;
    private final Supplier<Me> me;
    private final GroupNews news;

    Posting(Pieces pieces, Backoff backoff, Supplier<Me> me, GroupNews news) {
        this.pieces = pieces;
        this.backoff = backoff;
        this.me = me;
        this.news = news;
    }

    Delivery deliver(Target to, OutboundMessage message, String deliveryId) {
        Me bot = me.get();
        if (bot.username().isEmpty()) {
            return new Delivery.Retry(UNTIL_GREETED);
        }
        if (message.document().isPresent()) {
            return new Delivery.Rejected("no files in a group");
        }
        Rendered plain = Renderer.render(message);
        Rendered rendered = new Rendered(
                plain.picture(),
                Optional.empty(),
                plain.pieces(),
                doors(plain.keyboard(), bot),
                message.guarded(),
                message.silent());
        if (rendered.nothing()) {
            return new Delivery.Rejected("nothing to show");
        }
        Pieces.Result result = pieces.send(to, rendered, deliveryId, Haste.UNASKED, id -> {});
        if (result instanceof Pieces.Held held) {
            return new Delivery.Retry(held.after());
        }
        if (result instanceof Pieces.Broken broken) {
            return refused(to, broken.failure(), deliveryId);
        }
        backoff.reset();
        news.posted(to, deliveryId);
        return Pieces.delivered(((Pieces.Arrived) result).messageId());
    }

    private Delivery refused(Target to, Failure failure, String deliveryId) {
        if (failure.is(Kind.UNREACHABLE) || failure.is(Kind.NO_TOPIC)) {
            news.refused(to, failure, deliveryId);
            return new Delivery.Rejected(failure.reason());
        }
        Delivery fate = FailureTable.delivery(failure, backoff.next());
        if (fate instanceof Delivery.Rejected) {
            news.unsure(to);
        }
        return fate;
    }

    private static List<List<Button>> doors(List<List<Button>> rows, Me bot) {
        return rows.stream()
                .map(row -> row.stream().map(button -> button.opening(bot)).toList())
                .toList();
    }
}
