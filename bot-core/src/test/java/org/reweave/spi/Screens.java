package org.reweave.spi;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.reweave.message.Document;
import org.reweave.message.OutboundMessage;
import org.reweave.message.OutboundMessage.Input;
import org.reweave.message.Picture;
import org.reweave.message.QuickReply;
import org.reweave.message.QuickReply.Role;
import org.reweave.message.RichText;

/** Messages of every kind, as the engine makes them, for tests of adapters. */
public final class Screens {
    private Screens() {}

    public static OutboundMessage say(String text) {
        return OutboundMessage.saying(RichText.plain(text));
    }

    /** Something for a whole group, with doors into the private place of whoever taps: token, label, token, label. */
    public static OutboundMessage post(String text, String... doors) {
        List<QuickReply> replies = new ArrayList<>();
        for (int i = 0; i < doors.length; i += 2) {
            replies.add(new QuickReply(doors[i], doors[i + 1], Role.DOOR));
        }
        return new OutboundMessage(RichText.plain(text), replies, replies.isEmpty() ? Input.NONE : Input.CHOICE, 0);
    }

    public static OutboundMessage ask(int visit, String question, String... labels) {
        return prompt(visit, question, Input.CHOICE, choices(visit, labels));
    }

    public static OutboundMessage menu(int visit, String question, int entries) {
        String[] labels = IntStream.rangeClosed(1, entries)
                .mapToObj(i -> "Entry number " + i)
                .toArray(String[]::new);
        return prompt(visit, question, Input.MENU, choices(visit, labels));
    }

    public static OutboundMessage scale(int visit, String question) {
        String[] labels =
                IntStream.rangeClosed(0, 10).mapToObj(Integer::toString).toArray(String[]::new);
        return prompt(visit, question, Input.SCALE, choices(visit, labels));
    }

    /** Three things that can be on together, with those at the given places on. */
    public static OutboundMessage several(int visit, String question, Integer... ticked) {
        List<String> labels = List.of("Sleep", "Food", "Somebody to call");
        List<QuickReply> replies = new ArrayList<>();
        for (int i = 0; i < labels.size(); i++) {
            boolean on = List.of(ticked).contains(i);
            replies.add(new QuickReply(
                    visit + ":" + (on ? "-" : "+") + "c" + i, labels.get(i), on ? Role.TICKED : Role.UNTICKED));
        }
        replies.add(new QuickReply(visit + ":~done", "Done", Role.DONE));
        return prompt(visit, question, Input.SEVERAL, replies);
    }

    public static OutboundMessage when(int visit, String question) {
        return prompt(visit, question, Input.WHEN, choices(visit, "today 19:00", "tomorrow 10:00"));
    }

    public static OutboundMessage note(int visit, String question) {
        List<QuickReply> replies = List.of(new QuickReply(visit + ":~thought", "I thought about it", Role.CHOICE));
        return prompt(visit, question, Input.NOTE, replies);
    }

    public static OutboundMessage prompt(int visit, String text, Input input, List<QuickReply> replies) {
        List<QuickReply> all = new ArrayList<>(replies);
        all.addAll(exits(visit));
        return new OutboundMessage(RichText.plain(text), all, input, visit);
    }

    /** A small real picture: a grey field of 200 by 100. */
    public static Picture picture(String description) {
        BufferedImage image = new BufferedImage(200, 100, BufferedImage.TYPE_BYTE_GRAY);
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", png);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Picture(png.toByteArray(), description);
    }

    /** A file of that many bytes, which come from a seed. */
    public static Document file(String name, int size, String description) {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return new Document(name, bytes, description, "I could not bring you " + name + " here.");
    }

    public static List<QuickReply> choices(int visit, String... labels) {
        return IntStream.range(0, labels.length)
                .mapToObj(i -> new QuickReply(visit + ":c" + i, labels[i], Role.CHOICE))
                .toList();
    }

    public static List<QuickReply> exits(int visit) {
        return List.of(
                new QuickReply(visit + ":~skip", "Skip", Role.EXIT),
                new QuickReply(visit + ":~back", "Back", Role.EXIT),
                new QuickReply(visit + ":~pause", "Pause", Role.EXIT),
                new QuickReply(visit + ":~more", "More", Role.EXIT),
                new QuickReply(visit + ":~help-now", "Help now", Role.EXIT));
    }
}
