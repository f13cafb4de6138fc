package org.reweave.discord;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import net.dv8tion.jda.api.components.MessageTopLevelComponent;
import net.dv8tion.jda.api.entities.Message;
import net.dv8tion.jda.api.utils.messages.MessageEditBuilder;
import net.dv8tion.jda.api.utils.messages.MessageEditData;
import org.reweave.discord.Asides.Aside;
import org.reweave.message.Address;
import org.reweave.message.OutboundMessage;
import org.reweave.spi.Delivery;

/** Sends answers that only one person sees, where they did something inside a server. */
final class AsideSender {
    private final Pacer pacer;
    private final PromptLedger ledger;

    AsideSender(Pacer pacer, PromptLedger ledger) {
        this.pacer = pacer;
        this.ledger = ledger;
    }

    Delivery send(Aside aside, Letter letter) throws FailedCall {
        Optional<Duration> wait = pacer.take("aside" + letter.to().user(), letter.haste());
        if (wait.isPresent()) {
            return new Delivery.Retry(wait.get());
        }
        try {
            return show(aside, letter.to(), letter.message(), letter.rendered(), letter.delivery());
        } finally {
            pacer.answered();
        }
    }

    private Delivery show(Aside aside, Address to, OutboundMessage message, Rendered rendered, String delivery)
            throws FailedCall {
        OptionalLong meanwhile = aside.answers();
        Optional<ShownPrompt> shown =
                ledger.shown(to).filter(prompt -> message.visit() > 0 && aside.reaches(prompt.message()));
        if (shown.isPresent() && !aside.unanswered() && DirectSender.again(shown.get(), message, rendered)) {
            change(aside, shown.get().message(), data(rendered.last(), rendered.rows()));
            meanwhile.ifPresent(line -> aside.hook().deleteMessageById(line).queue(done -> {}, failure -> {}));
            remember(to, shown.get().message(), message, rendered);
            return new Delivery.Delivered(Optional.of(String.valueOf(shown.get().message())));
        }
        if (shown.isPresent()) {
            ledger.forget(to);
            change(aside, shown.get().message(), data(shown.get().answered(), List.of()));
        }
        long last = 0;
        for (int page = 0; page < rendered.pages().size(); page++) {
            last = page == 0 && meanwhile.isPresent()
                    ? inPlaceOf(aside, meanwhile.getAsLong(), rendered)
                    : post(aside, rendered, page, delivery);
            aside.sent(last);
        }
        remember(to, last, message, rendered);
        return new Delivery.Delivered(Optional.of(String.valueOf(last)));
    }

    private static void change(Aside aside, long message, MessageEditData data) throws FailedCall {
        FailedCall.once(aside.hook().editMessageById(message, data));
    }

    /** The first page, where something was said to bridge the time. */
    private static long inPlaceOf(Aside aside, long message, Rendered rendered) throws FailedCall {
        MessageEditData page = data(rendered.pages().get(0), rows(rendered, 0));
        return FailedCall.once(aside.hook().editMessageById(message, page).setFiles(rendered.files(0)))
                .getIdLong();
    }

    private static List<MessageTopLevelComponent> rows(Rendered rendered, int page) {
        return page == rendered.pages().size() - 1 ? rendered.rows() : List.of();
    }

    private static long post(Aside aside, Rendered rendered, int page, String delivery) throws FailedCall {
        List<MessageTopLevelComponent> rows = rows(rendered, page);
        String words = rendered.pages().get(page);
        Message sent = aside.fillsPlaceholder(delivery + "/" + page)
                ? FailedCall.once(aside.hook().editOriginal(data(words, rows)).setFiles(rendered.files(page)))
                : FailedCall.once(aside.hook()
                        .sendMessage(words)
                        .setComponents(rows)
                        .setFiles(rendered.files(page))
                        .setSuppressEmbeds(true)
                        .setEphemeral(true));
        return sent.getIdLong();
    }

    private static MessageEditData data(String words, List<MessageTopLevelComponent> rows) {
        return new MessageEditBuilder()
                .setContent(words)
                .setComponents(rows)
                .setAllowedMentions(List.of())
                .setReplace(false)
                .build();
    }

    private void remember(Address to, long id, OutboundMessage message, Rendered rendered) {
        if (message.visit() > 0 && !rendered.rows().isEmpty()) {
            ledger.show(to, new ShownPrompt(id, message.visit(), rendered.last(), true, Optional.empty()));
        } else {
            ledger.said(to, id);
        }
    }
}
