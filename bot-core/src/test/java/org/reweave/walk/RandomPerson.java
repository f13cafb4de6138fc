package org.reweave.walk;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import org.reweave.engine.Event;
import org.reweave.journey.Step;
import org.reweave.message.OutboundMessage;
import org.reweave.message.OutboundMessage.Input;
import org.reweave.message.QuickReply;
import org.reweave.message.QuickReply.Role;

/** Somebody who answers, hesitates, mistypes, goes away and comes back, all by a seed. */
public final class RandomPerson {
    private static final List<String> STRAY = List.of(
            "hm",
            "what?",
            "I don't know what to say",
            "\uD83D\uDE14",
            "maybe later ok",
            "tell me more",
            "7",
            "yes",
            "\u202Etxet",
            "why",
            "help",
            "more",
            "back",
            "continue",
            "<b>bold</b>",
            "{other}",
            "*",
            "12345678901234567890",
            "",
            "\u0000");
    private static final List<String> TIMES =
            List.of("tomorrow at 7pm", "in 2 hours", "friday evening", "in 25 minutes", "soon");

    private final Random random;
    private final boolean steady;
    private final boolean talker;
    private String earlierToken = "";

    public RandomPerson(long seed) {
        this.random = new Random(seed);
        this.steady = seed % 4 != 0;
        this.talker = seed % 8 == 1;
    }

    /** What the person does about the message they see, while that question is open. */
    public Event react(OutboundMessage shown, Step open) {
        int dice = steady ? random.nextInt(100) * 3 / 4 + random.nextInt(3) : random.nextInt(100);
        if (steady && random.nextInt(10) < 8) {
            String wanted = farther(open);
            Optional<QuickReply> far = shown.replies().stream()
                    .filter(reply -> Director.id(reply).equals(wanted))
                    .findFirst();
            if (far.isPresent()) {
                return press(far.get());
            }
        }
        List<QuickReply> replies = shown.replies();
        if (replies.isEmpty()) {
            return said(TIMES.get(random.nextInt(TIMES.size())));
        }
        if (dice < 70) {
            return press(pick(replies.stream()
                            .filter(reply -> reply.role() != Role.EXIT)
                            .toList())
                    .orElse(replies.get(0)));
        }
        if (dice < 79) {
            return dice == 74 && steady ? more(replies) : typed(shown);
        }
        if (dice < 88) {
            return exit(replies);
        }
        if (dice < 92) {
            return said(STRAY.get(random.nextInt(STRAY.size())));
        }
        if (dice < 94 && !earlierToken.isEmpty()) {
            return pressed(earlierToken);
        }
        if (dice < 96) {
            return new Event.Edited("I meant something else");
        }
        return dice < 97 ? new Event.Unreadable() : dice < 98 ? new Event.Opened() : press(replies.get(0));
    }

    private String farther(Step open) {
        String wanted = LongWay.ANSWERS.getOrDefault(
                open.id(), LongWay.ANSWERS.getOrDefault(open.info().fact(), ""));
        return talker ? LongWay.TALKER.getOrDefault(open.id(), wanted) : wanted;
    }

    /** How long the person takes before doing it: mostly moments, now and then days or months. */
    public Duration hesitates() {
        int dice = random.nextInt(1_000);
        if (dice < 960) {
            return Duration.ofSeconds(5 + random.nextInt(120));
        }
        return dice < 990 ? Duration.ofHours(1 + random.nextInt(40)) : Duration.ofDays(1 + random.nextInt(60));
    }

    public Instant after(Instant now) {
        return now.plus(hesitates());
    }

    private Event exit(List<QuickReply> replies) {
        List<QuickReply> exits =
                replies.stream().filter(reply -> reply.role() == Role.EXIT).toList();
        boolean skip = random.nextInt(3) > 0;
        return press(skip ? exits.get(0) : exits.get(random.nextInt(exits.size())));
    }

    private Event more(List<QuickReply> replies) {
        return press(replies.get(Math.max(0, replies.size() - 2)));
    }

    private Event typed(OutboundMessage shown) {
        if (shown.input() == Input.NOTE) {
            return said("something I want to keep " + random.nextInt(1_000));
        }
        if (shown.input() == Input.WHEN) {
            return said(TIMES.get(random.nextInt(TIMES.size())));
        }
        List<QuickReply> replies = shown.replies();
        String label = replies.get(random.nextInt(replies.size())).label();
        return said(random.nextBoolean() ? label.toUpperCase(Locale.ROOT) : label.toLowerCase(Locale.ROOT) + " ");
    }

    private Optional<QuickReply> pick(List<QuickReply> replies) {
        return replies.isEmpty() ? Optional.empty() : Optional.of(replies.get(random.nextInt(replies.size())));
    }

    private Event press(QuickReply reply) {
        if (random.nextInt(10) == 0) {
            earlierToken = reply.token();
        }
        return pressed(reply.token());
    }

    private static Event pressed(String token) {
        int colon = token.indexOf(':');
        return new Event.Pressed(Integer.parseInt(token.substring(0, colon)), token.substring(colon + 1));
    }

    private static Event said(String text) {
        return new Event.Said(text, Optional.empty());
    }
}
