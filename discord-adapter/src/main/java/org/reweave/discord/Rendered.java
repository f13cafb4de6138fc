package org.reweave.discord;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import net.dv8tion.jda.api.components.MessageTopLevelComponent;
import net.dv8tion.jda.api.utils.FileUpload;
import org.reweave.message.Document;
import org.reweave.message.OutboundMessage;
import org.reweave.message.Picture;
import org.reweave.message.RichText;

/**
 * A message as Discord shows it: its pages in order, and the rows of answers under the last one.
 *
 * @param pages never empty; each within Discord's limit
 * @param picture shown with the first page, which then says what is to be seen on it and nothing else
 * @param document attached to the first page, which then says what it is and nothing else
 */
record Rendered(
        List<String> pages,
        List<MessageTopLevelComponent> rows,
        Optional<Picture> picture,
        Optional<Document> document) {
    /** What Discord shows as nothing, for it takes no message without words. */
    static final String NOTHING = "\u200b";
    /** Discord's limit (attachment, description). */
    private static final int LONGEST_ALTERNATIVE = 1_024;

    Rendered {
        pages = List.copyOf(pages);
        rows = List.copyOf(rows);
    }

    /** Renders a message. */
    static Rendered of(OutboundMessage message, String delivery, DiscordTexts texts) {
        Layout.Laid laid = Layout.of(message, delivery, texts);
        RichText text = message.text().andThen(RichText.plain(String.join("\n", laid.beyond())));
        List<String> pages = new ArrayList<>(Pages.of(text));
        Optional<String> caption = message.picture()
                .map(Picture::description)
                .or(() -> message.document().map(Document::description));
        if (pages.isEmpty() && (caption.isEmpty() || !laid.rows().isEmpty())) {
            pages.add(NOTHING);
        }
        caption.ifPresent(words -> pages.add(0, caption(words)));
        return new Rendered(pages, laid.rows(), message.picture(), message.document());
    }

    private static String caption(String words) {
        return Pages.of(RichText.plain(words)).stream().findFirst().orElse(NOTHING);
    }

    /** What is attached to a page. */
    List<FileUpload> files(int page) {
        if (page > 0) {
            return List.of();
        }
        Stream<FileUpload> shown = picture.stream()
                .map(one -> FileUpload.fromData(one.png(), "picture.png").setDescription(alternative(one)));
        return Stream.concat(shown, document.stream().map(file -> FileUpload.fromData(file.bytes(), file.name())))
                .toList();
    }

    /** What is read to those who do not see it. */
    private static String alternative(Picture picture) {
        String words = picture.description();
        return words.length() <= LONGEST_ALTERNATIVE ? words : words.substring(0, LONGEST_ALTERNATIVE);
    }

    /** Whether its text is on one page, so that it can be changed in place. */
    boolean onOnePage() {
        return pages.size() == (picture.isPresent() || document.isPresent() ? 2 : 1);
    }

    /** Whether there is nothing to see or press in it. */
    boolean nothing() {
        return rows.isEmpty() && pages.equals(List.of(NOTHING));
    }

    /** The page with the answers. */
    String last() {
        return pages.get(pages.size() - 1);
    }

    @Override
    public String toString() {
        return "Rendered[" + pages.size() + " pages]";
    }
}
