package org.reweave.telegram;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.telegram.telegrambots.meta.api.objects.message.Message;

/** Tells what a message holds that is not words; service messages hold nothing. */
final class MessageKinds {
    private static final Map<String, Function<Message, @Nullable Object>> KINDS = new LinkedHashMap<>();

    static {
        KINDS.put("photo", Message::getPhoto);
        KINDS.put("voice", Message::getVoice);
        KINDS.put("sticker", Message::getSticker);
        KINDS.put("video", Message::getVideo);
        KINDS.put("video-note", Message::getVideoNote);
        KINDS.put("animation", Message::getAnimation);
        KINDS.put("audio", Message::getAudio);
        KINDS.put("document", Message::getDocument);
        KINDS.put("location", Message::getLocation);
        KINDS.put("venue", Message::getVenue);
        KINDS.put("contact", Message::getContact);
        KINDS.put("poll", Message::getPoll);
        KINDS.put("dice", Message::getDice);
        KINDS.put("game", Message::getGame);
        KINDS.put("story", Message::getStory);
        KINDS.put("paid-media", Message::getPaidMedia);
        KINDS.put("checklist", Message::getChecklist);
    }

    private MessageKinds() {}

    static Optional<String> of(Message message) {
        return KINDS.entrySet().stream()
                .filter(kind -> kind.getValue().apply(message) != null)
                .map(Map.Entry::getKey)
                .findFirst();
    }
}
