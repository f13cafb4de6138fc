package org.reweave.transcript;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.reweave.message.Inbound;
import org.reweave.message.OutboundMessage;
import org.reweave.message.QuickReply;
import org.reweave.message.QuickReply.Role;
import org.reweave.walk.Director;
import org.reweave.walk.Walk;

/** Plays a transcript on a stage and writes down what is said. */
final class Player {
    private final Stage stage;
    private final List<OutboundMessage> prompts = new ArrayList<>();
    private final List<String> written = new ArrayList<>();
    private Optional<Instant> sent = Optional.empty();

    Player(Stage stage) {
        this.stage = stage;
    }

    /** The whole chat, the companion's lines included. */
    String play(Transcript transcript) {
        for (String line : transcript.lines()) {
            written.add(line);
            if (line.length() > 2) {
                perform(
                        line.charAt(0),
                        line.startsWith(">>")
                                ? line.substring(2).strip()
                                : line.substring(2).strip(),
                        line.startsWith(">>"));
            }
        }
        return String.join("\n", written) + "\n";
    }

    private void perform(char mark, String rest, boolean atOnce) {
        switch (mark) {
            case '>' -> {
                if (!atOnce) {
                    stage.later(Duration.ofSeconds(20)).forEach(this::write);
                }
                sent = Optional.of(stage.now());
                said(stage.does(content(rest), sent));
            }
            case '~' -> said(stage.does(new Inbound.Edit(rest), Optional.empty()));
            case '!' -> said(stage.does(new Inbound.Unreadable(rest), Optional.empty()));
            case '@' -> direct(rest);
            default -> {
                if (mark != '#') {
                    throw new IllegalArgumentException("a line of a transcript cannot begin with " + mark);
                }
            }
        }
    }

    private Inbound.Content content(String rest) {
        if (rest.startsWith("[[")) {
            return new Inbound.Press(earlier(rest.substring(2, rest.length() - 2)));
        }
        if (rest.startsWith("[")) {
            return new Inbound.Press(token(prompts.get(prompts.size() - 1), rest.substring(1, rest.length() - 1))
                    .orElseThrow(() -> new IllegalArgumentException("there is no button " + rest + " now")));
        }
        return rest.equals("/open") ? new Inbound.Opened(Optional.empty()) : new Inbound.Text(rest);
    }

    private String earlier(String label) {
        int current = prompts.get(prompts.size() - 1).visit();
        for (int i = prompts.size() - 1; i >= 0; i--) {
            Optional<String> token = token(prompts.get(i), label);
            if (prompts.get(i).visit() != current && token.isPresent()) {
                return token.get();
            }
        }
        throw new IllegalArgumentException("there was no button [" + label + "] before");
    }

    private static Optional<String> token(OutboundMessage prompt, String label) {
        return prompt.replies().stream()
                .filter(reply -> reply.label().equals(label))
                .map(QuickReply::token)
                .findFirst();
    }

    private void direct(String order) {
        if (order.startsWith("+")) {
            said(stage.later(length(order.substring(1))));
        } else if (order.equals("restart")) {
            stage.restart();
        } else if (order.startsWith("go ")) {
            go(order.substring(3).split(" ", -1));
        } else {
            throw new IllegalArgumentException("not understood: @ " + order);
        }
    }

    private static Duration length(String written) {
        long amount = Long.parseLong(written.substring(0, written.length() - 1));
        return switch (written.charAt(written.length() - 1)) {
            case 's' -> Duration.ofSeconds(amount);
            case 'm' -> Duration.ofMinutes(amount);
            case 'h' -> Duration.ofHours(amount);
            default -> Duration.ofDays(amount);
        };
    }

    private void go(String[] words) {
        Map<String, String> wanted = new HashMap<>();
        for (int i = 1; i < words.length; i++) {
            wanted.put(words[i].substring(0, words[i].indexOf('=')), words[i].substring(words[i].indexOf('=') + 1));
        }
        Walk walk = new Director(wanted).reach(words[0], stage.now());
        stage.place(walk);
        said(List.of(walk.shown()));
    }

    private void said(List<OutboundMessage> messages) {
        messages.forEach(this::write);
    }

    private void write(OutboundMessage message) {
        String[] lines = message.text().words().split("\n", -1);
        for (int i = 0; i < lines.length; i++) {
            written.add(((i == 0 ? "< " : "| ") + lines[i]).stripTrailing());
        }
        StringBuilder replies = new StringBuilder();
        for (QuickReply reply : message.replies()) {
            if (reply.role() != Role.EXIT) {
                replies.append(reply.role() == Role.TICKED ? " [x " : " [")
                        .append(reply.label())
                        .append(']');
            }
        }
        if (!replies.isEmpty()) {
            written.add("|" + replies);
        }
        if (message.replies().size() > 0) {
            prompts.add(message);
        }
    }
}
