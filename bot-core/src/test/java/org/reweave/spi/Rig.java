package org.reweave.spi;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.reweave.message.Address;

/**
 * One platform set up for the contract: the adapter under test, one person with a private chat there, and the faults the
 * platform can be made to have.
 *
 * <p>What the person sees is read from the platform, never from the adapter.
 */
public interface Rig extends AutoCloseable {

    /** What not every platform has; the contract leaves out what a platform lacks. */
    enum Ability {
        /** Answers can be given with one tap. */
        BUTTONS,
        /** A message that was shown can be changed or freed of its buttons. */
        EDITS,
        /** Pictures can be shown; elsewhere what is to be seen on them is told. */
        PICTURES,
        /** Files can be handed over. */
        FILES,
        /** Of several answers each is ticked for itself; elsewhere they are chosen together from a menu. */
        TICKS,
        /** The person can change what they wrote. */
        PERSON_EDITS,
        /** Pictures, stickers and voice messages exist. */
        MEDIA,
        /** What the person writes can have several lines. */
        LINES,
        /** A chat is opened through a command or a link that may carry something. */
        LINKS,
        /** The platform keeps what was not acknowledged and brings it again. */
        REDELIVERS,
        /** What could not be stored, or was not when the process ended, comes again, from the platform or by looking it up. */
        COMES_AGAIN,
        /** The platform keeps what was written while nobody listened. */
        KEEPS_FOR_LATER,
        /** The faults below can be switched on. */
        FAULTS
    }

    /** What can be wrong with a platform. */
    enum Fault {
        /** It answers that this is too fast, and when to come again: after three seconds. */
        TOO_FAST,
        /** Its servers answer with an error page. */
        BROKEN,
        /** The connection ends before the request was taken in. */
        LOST_BEFORE,
        /** The connection ends after the request was taken in, without an answer. */
        LOST_AFTER,
        /** The person does not let the companion write to them. */
        CLOSED,
        /** It finds the message itself wrong. */
        REFUSED,
        /** Nothing listens. */
        DOWN,
        /** Every answer takes very long. */
        HANGING,
        /** What the person does is brought twice. */
        TWICE
    }

    /**
     * A message as the person sees it now.
     *
     * @param id the platform's name for it
     * @param text the words, without markup
     * @param offers the answers that take one tap, in the order shown
     */
    record Shown(String id, String text, List<Offer> offers) {
        public Shown {
            offers = List.copyOf(offers);
        }
    }

    /** A file as the person has it. */
    @SuppressWarnings("ArrayRecordComponent")
    record Handed(String name, byte[] bytes) {}

    /** An answer that takes one tap, as it reads, and whether it is shown as chosen. */
    record Offer(String label, boolean ticked) {}

    /** Whether the platform has this. */
    boolean has(Ability ability);

    /** Whether the chat is opened by the adapter's start, before the person does anything. */
    default boolean opensByItself() {
        return false;
    }

    /** The longest text one message can have on this platform, in UTF-16 units. */
    int longest();

    /** What people do from now on is stamped by this clock, and so is what the adapters made from now on go by. */
    default void goesBy(Clock clock) {
        throw new UnsupportedOperationException("this platform goes by real time only");
    }

    /** Makes an adapter that is connected to nothing yet; another one stands for the process after a restart. */
    PlatformAdapter adapter();

    /** Where the person can be reached. */
    Address person();

    /** The messages of the companion in the person's chat as they stand now, oldest first. */
    List<Shown> shown();

    /** The bytes of the picture a message shows; empty where it shows none. */
    default Optional<byte[]> picture(Shown message) {
        return Optional.empty();
    }

    /** The file a message brings; empty where it brings none. */
    default Optional<Handed> file(Shown message) {
        return Optional.empty();
    }

    /** From now on no file is taken. */
    default void takesNoFiles() {
        throw new UnsupportedOperationException("there are no files here");
    }

    /** The person writes something. */
    void writes(String text);

    /** The person changes what they wrote last. */
    void rewrites(String text);

    /** The person taps an offer of a message, or chooses it in a menu. */
    void taps(Shown message, String label);

    /** The person sends something that is not words: {@code photo}, {@code voice} or {@code sticker}. */
    void sends(String kind);

    /** The person opens the chat, perhaps through a link that carries something. */
    void opens(Optional<String> payload);

    /** Whether the platform was told that everything the person did has arrived. */
    boolean acknowledged();

    /** From now on the platform has this fault. */
    void breaks(Fault fault);

    /** From now on the platform is well. */
    void heals();

    @Override
    void close();
}
