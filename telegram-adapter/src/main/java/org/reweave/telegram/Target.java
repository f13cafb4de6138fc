package org.reweave.telegram;

import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.reweave.message.Address;
import org.reweave.message.Place;

/**
 * Where a message goes: a chat, and in a chat with topics one of them. Written {@code 42} or {@code 42/7} in an
 * {@link Address}, and {@code -42/} for what a group has beside its topics.
 */
record Target(String chat, OptionalInt topic) {

    static Target of(Address address) {
        return of(address.chat());
    }

    static Target of(String written) {
        int slash = written.indexOf('/');
        if (slash < 0) {
            return new Target(written, OptionalInt.empty());
        }
        String chat = written.substring(0, slash);
        String topic = written.substring(slash + 1);
        return new Target(chat, topic.isEmpty() ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(topic)));
    }

    static Target of(long chat, @Nullable Integer topic) {
        return new Target(Long.toString(chat), topic == null ? OptionalInt.empty() : OptionalInt.of(topic));
    }

    /** Whether others read along there. */
    boolean group() {
        return chat.startsWith("-");
    }

    @Nullable
    Integer topicOrNull() {
        return topic.isPresent() ? topic.getAsInt() : null;
    }

    Target withoutTopic() {
        return new Target(chat, OptionalInt.empty());
    }

    Target movedTo(long id) {
        return new Target(Long.toString(id), topic);
    }

    /** The same, where it is a group. */
    Place place() {
        return new Place(TelegramAdapter.PLATFORM, chat, topic.isPresent() ? Integer.toString(topic.getAsInt()) : "");
    }

    String written() {
        return topic.isPresent() ? chat + "/" + topic.getAsInt() : chat;
    }

    /** Says nothing: who somebody is stays out of logs. */
    @Override
    public String toString() {
        return "Target";
    }
}
