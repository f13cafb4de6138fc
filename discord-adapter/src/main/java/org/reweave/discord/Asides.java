package org.reweave.discord;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import net.dv8tion.jda.api.entities.Message;
import net.dv8tion.jda.api.interactions.InteractionHook;

/**
 * The answers that can still be given inside servers, seen by one person alone: Discord takes them for a quarter of an
 * hour after the person did something.
 */
final class Asides {
    /** Discord's limit is 15 minutes; the rest is for the way. */
    private static final Duration OPEN_FOR = Duration.ofMinutes(14);

    private final Clock clock;
    private final Cache<String, Aside> byUser =
            Caffeine.newBuilder().maximumSize(10_000).expireAfterWrite(OPEN_FOR).build();

    Asides(Clock clock) {
        this.clock = clock;
    }

    /** One thing a person did, which can be answered. */
    static final class Aside {
        private final InteractionHook hook;
        private final long until;
        private String placeholder;
        private final Set<Long> within = ConcurrentHashMap.newKeySet();
        private boolean answered;
        private OptionalLong line = OptionalLong.empty();

        private Aside(InteractionHook hook, long until, String placeholder) {
            this.hook = hook;
            this.until = until;
            this.placeholder = placeholder;
        }

        InteractionHook hook() {
            return hook;
        }

        /** Whether a page of a delivery fills the "thinking" line; the same page does so however often it is sent. */
        synchronized boolean fillsPlaceholder(String page) {
            placeholder = placeholder.isEmpty() ? page : placeholder;
            return placeholder.equals(page);
        }

        /** Whether nothing filled the "thinking" line so far; from now on nothing does, and what comes goes below. */
        synchronized boolean givesUp() {
            boolean empty = placeholder.isEmpty();
            placeholder = empty ? "-" : placeholder;
            return empty;
        }

        /** Whether the "thinking" line is still there, unanswered. */
        synchronized boolean unanswered() {
            return placeholder.isEmpty();
        }

        /**
         * Says something until the answer is there, which then takes its place; nothing where that came before.
         *
         * @return whether it is said
         */
        synchronized boolean saysMeanwhile(String words) {
            if (answered) {
                return false;
            }
            if (placeholder.isEmpty()) {
                hook.editOriginal(words).setAllowedMentions(List.of()).queue(done -> {}, failure -> {});
            } else {
                hook.sendMessage(words)
                        .setEphemeral(true)
                        .setSuppressEmbeds(true)
                        .queue(this::said, failure -> {});
            }
            return true;
        }

        private synchronized void said(Message meanwhile) {
            if (answered) {
                hook.deleteMessageById(meanwhile.getIdLong()).queue(done -> {}, failure -> {});
            } else {
                line = OptionalLong.of(meanwhile.getIdLong());
            }
        }

        /** The answer comes; gives the message that was said meanwhile, where there is one to take the place of. */
        synchronized OptionalLong answers() {
            OptionalLong before = line;
            answered = true;
            line = OptionalLong.empty();
            return before;
        }

        /** Whether a message can be changed through this. */
        boolean reaches(long message) {
            return within.contains(message);
        }

        void sent(long message) {
            within.add(message);
        }
    }

    /** A command was used; Discord shows a "thinking" line that the first answer replaces. */
    Aside command(String user, InteractionHook hook) {
        return put(user, new Aside(hook, end(), ""));
    }

    /** A button or menu of a message was used; that message can be changed. */
    Aside component(String user, InteractionHook hook, long message) {
        Aside aside = new Aside(hook, end(), "-");
        aside.sent(message);
        return put(user, aside);
    }

    private Aside put(String user, Aside aside) {
        byUser.put(user, aside);
        return aside;
    }

    private long end() {
        return clock.millis() + OPEN_FOR.toMillis();
    }

    /** What can still be answered, if anything. */
    Optional<Aside> open(String user) {
        return Optional.ofNullable(byUser.getIfPresent(user)).filter(aside -> clock.millis() < aside.until);
    }

    void forget(String user) {
        byUser.invalidate(user);
    }
}
