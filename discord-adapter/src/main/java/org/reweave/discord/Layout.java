package org.reweave.discord;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.dv8tion.jda.api.components.MessageTopLevelComponent;
import net.dv8tion.jda.api.components.actionrow.ActionRow;
import net.dv8tion.jda.api.components.buttons.Button;
import net.dv8tion.jda.api.components.buttons.ButtonStyle;
import net.dv8tion.jda.api.components.selections.SelectOption;
import net.dv8tion.jda.api.components.selections.StringSelectMenu;
import org.reweave.message.OutboundMessage;
import org.reweave.message.OutboundMessage.Input;
import org.reweave.message.QuickReply;
import org.reweave.message.QuickReply.Role;

/**
 * Lays the answers of one message out in Discord's rows: five at most, each with five buttons or one menu of 25.
 *
 * <p>The ways out take the last row. Answers that do not fit as buttons become menus; more than the menus hold can still
 * be typed.
 */
final class Layout {
    private static final int ROWS = 5;
    private static final int IN_ROW = 5;
    private static final int IN_MENU = 25;
    /** Wider rows break on a phone. */
    private static final int WIDE = 60;

    private final OutboundMessage message;
    private final String delivery;
    private final DiscordTexts texts;
    private final List<QuickReply> answers = new ArrayList<>();
    private final List<QuickReply> done = new ArrayList<>();
    private final List<QuickReply> exits = new ArrayList<>();
    private final List<String> beyond = new ArrayList<>();

    private Layout(OutboundMessage message, String delivery, DiscordTexts texts) {
        this.message = message;
        this.delivery = delivery;
        this.texts = texts;
        Map<String, QuickReply> distinct = new LinkedHashMap<>();
        message.replies().forEach(reply -> distinct.putIfAbsent(reply.token(), reply));
        for (QuickReply reply : distinct.values()) {
            (reply.role() == Role.EXIT ? exits : reply.role() == Role.DONE ? done : answers).add(reply);
        }
    }

    /**
     * What goes under a message.
     *
     * @param beyond the answers no row has room for; they are told in words, and can be typed
     */
    record Laid(List<MessageTopLevelComponent> rows, List<String> beyond) {}

    static Laid of(OutboundMessage message, String delivery, DiscordTexts texts) {
        Layout layout = new Layout(message, delivery, texts);
        return new Laid(layout.rows(), layout.beyond);
    }

    private List<MessageTopLevelComponent> rows() {
        List<List<Button>> last = new ArrayList<>(inFives(buttons(exits, ButtonStyle.SECONDARY)));
        boolean words = message.input() == Input.NOTE || message.input() == Input.WHEN;
        List<Button> write = words && !message.replies().isEmpty() ? List.of(write()) : List.of();
        while (last.size() > 2) {
            last.remove(last.size() - 1);
        }
        int room = ROWS - last.size();
        List<MessageTopLevelComponent> rows = new ArrayList<>(room(room, write));
        last.forEach(row -> rows.add(ActionRow.of(row)));
        return rows;
    }

    private List<MessageTopLevelComponent> room(int room, List<Button> write) {
        if (message.input() == Input.SEVERAL) {
            return several(room);
        }
        List<Button> all = new ArrayList<>(buttons(answers, ButtonStyle.PRIMARY));
        all.addAll(buttons(done, ButtonStyle.SUCCESS));
        all.addAll(write);
        if (message.input() != Input.MENU || all.size() <= 3) {
            List<List<Button>> rows = message.input() == Input.SCALE ? inRows(all, 4) : inLines(all);
            rows = rows.size() > room ? inFives(all) : rows;
            if (rows.size() <= room) {
                return rows.stream()
                        .<MessageTopLevelComponent>map(ActionRow::of)
                        .toList();
            }
        }
        List<Button> beside = new ArrayList<>(buttons(done, ButtonStyle.SUCCESS));
        beside.addAll(write);
        List<MessageTopLevelComponent> rows = new ArrayList<>(menus(room - (beside.isEmpty() ? 0 : 1)));
        if (!beside.isEmpty()) {
            rows.add(ActionRow.of(beside));
        }
        return rows;
    }

    /** One menu in which several can be ticked; where it cannot hold them all, menus that tick one at a time. */
    private List<MessageTopLevelComponent> several(int room) {
        if (answers.isEmpty() || answers.size() > IN_MENU) {
            List<MessageTopLevelComponent> rows = new ArrayList<>(menus(done.isEmpty() ? room : room - 1));
            if (!done.isEmpty()) {
                rows.add(ActionRow.of(buttons(done, ButtonStyle.SUCCESS)));
            }
            return rows;
        }
        List<MessageTopLevelComponent> rows = new ArrayList<>();
        rows.add(ActionRow.of(StringSelectMenu.create(id(answers.get(0).token()))
                .setPlaceholder(texts.words("menu.several"))
                .setRequiredRange(1, answers.size())
                .addOptions(answers.stream().map(this::option).toList())
                .build()));
        if (!done.isEmpty()) {
            rows.add(ActionRow.of(buttons(done, ButtonStyle.SUCCESS)));
        }
        return rows;
    }

    private List<MessageTopLevelComponent> menus(int most) {
        List<MessageTopLevelComponent> menus = new ArrayList<>();
        for (int from = 0; from < answers.size(); from += IN_MENU) {
            List<QuickReply> some = answers.subList(from, Math.min(answers.size(), from + IN_MENU));
            if (menus.size() == most) {
                some.forEach(reply -> beyond.add(label(reply)));
                continue;
            }
            menus.add(ActionRow.of(StringSelectMenu.create(id(some.get(0).token()))
                    .setPlaceholder(texts.words("menu.one"))
                    .addOptions(some.stream().map(this::option).toList())
                    .build()));
        }
        return menus;
    }

    private SelectOption option(QuickReply reply) {
        return SelectOption.of(label(reply), reply.token())
                .withDefault(
                        message.input() == Input.SEVERAL && answers.size() <= IN_MENU && reply.role() == Role.TICKED);
    }

    private List<Button> buttons(List<QuickReply> replies, ButtonStyle style) {
        return replies.stream()
                .map(reply -> Button.of(style, id(reply.token()), label(reply)))
                .toList();
    }

    private Button write() {
        return Button.of(ButtonStyle.SUCCESS, id(CustomId.WRITE), texts.words("write.button"));
    }

    private String id(String token) {
        return new CustomId(message.visit(), delivery, token).written();
    }

    /** The label within Discord's limit; it may not be blank there. */
    static String label(QuickReply reply) {
        String words = reply.label().isBlank() ? "…" : reply.label().strip();
        return words.length() <= QuickReply.MAX_LABEL ? words : words.substring(0, QuickReply.MAX_LABEL - 1) + "…";
    }

    /** As many in a row as a phone shows in one line. */
    private static List<List<Button>> inLines(List<Button> buttons) {
        List<List<Button>> rows = new ArrayList<>();
        int width = 0;
        for (Button button : buttons) {
            int more = button.getLabel().length() + 4;
            boolean fits = !rows.isEmpty() && rows.get(rows.size() - 1).size() < IN_ROW && width + more <= WIDE;
            if (!fits) {
                rows.add(new ArrayList<>());
                width = 0;
            }
            rows.get(rows.size() - 1).add(button);
            width += more;
        }
        return rows;
    }

    private static List<List<Button>> inFives(List<Button> buttons) {
        return inRows(buttons, IN_ROW);
    }

    private static List<List<Button>> inRows(List<Button> buttons, int each) {
        List<List<Button>> rows = new ArrayList<>();
        for (int from = 0; from < buttons.size(); from += each) {
            rows.add(buttons.subList(from, Math.min(buttons.size(), from + each)));
        }
        return rows;
    }
}
