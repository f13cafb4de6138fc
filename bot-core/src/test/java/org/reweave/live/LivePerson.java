package org.reweave.live;

import java.util.List;
import java.util.Optional;

/** Somebody with a private chat on a {@link LivePlatform}, who does only what the platform's apps let people do. */
public interface LivePerson {

    /** The account, as the companion's commands want it, such as {@code telegram:42}. */
    String account();

    /** Opens the chat with the companion. */
    void opens();

    /** Writes something. */
    void writes(String text);

    /** Changes what they wrote last. */
    void rewrites(String text);

    /** Deletes what they wrote last, of which not every platform tells. */
    void deletes();

    /** Taps the button that carries this token, or chooses the entries of a menu that do; they have to be in sight. */
    void taps(List<String> tokens);

    /** The companion's messages in the chat as they stand now, oldest first. */
    List<Seen> sees();

    /** The message with buttons that stands lowest. */
    default Optional<Seen> prompt() {
        List<Seen> all = sees();
        for (int at = all.size() - 1; at >= 0; at--) {
            if (!all.get(at).buttons().isEmpty()) {
                return Optional.of(all.get(at));
            }
        }
        return Optional.empty();
    }

    /**
     * One message of the companion.
     *
     * @param delivery what the platform tells a repeated delivery by; empty where it tells none
     * @param words as they were first sent, markup included
     * @param asked the tokens of the buttons it was first sent with
     * @param buttons what can be tapped in it now
     * @param uncertain whether the companion cannot have learnt that it arrived
     */
    record Seen(String id, String delivery, String words, List<String> asked, List<Button> buttons, boolean uncertain) {
        public Seen {
            asked = List.copyOf(asked);
            buttons = List.copyOf(buttons);
        }

        boolean offers(String token) {
            return buttons.stream().anyMatch(button -> button.token().equals(token));
        }
    }

    /** Something to tap, as it reads. */
    record Button(String token, String label) {}
}
