package org.reweave.live;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * A platform on loopback that outlives the companion: people in it, faults that can be switched on, and what it saw.
 *
 * <p>Each adapter's test sources bring one, found with {@link java.util.ServiceLoader}; making it starts it.
 */
public interface LivePlatform extends AutoCloseable {

    /** The platform's name, as it stands before an account: {@code telegram} in {@code telegram:42}. */
    String name();

    /** The variables the companion is started with to speak to this one. */
    Map<String, String> environment();

    /** Somebody new, whom the companion has never heard of. */
    LivePerson newcomer();

    /** From now on so large a share of all calls fails in a way that is drawn by the seed; 0 heals everything, hanging too. */
    void fails(double share, long seed);

    /** From now on no request is answered, as when its servers hang, until {@link #fails} heals it. */
    void hangs();

    /** How often a companion connected, so that from then on what people do reaches it. */
    int greetings();

    /** A process that was connected was killed: nobody knows what became of what it was sending. */
    void companionDied();

    /** Whether what people do waits for a companion that is away, taps too. */
    boolean keepsTaps();

    /** Whether several entries of one prompt are chosen in one go, rather than ticked one after the other. */
    boolean choosesTogether();

    /** Whether the platform tells a repeated delivery, so that nothing may ever be shown twice. */
    boolean tellsRepeats();

    /** Tells after each message that was shown or changed in a person's chat whose it was. */
    void whenShown(Consumer<LivePerson> listener);

    /** What was wrong with requests that came, by the platform's published specification and its other rules. */
    List<String> violations();

    /** How often it had to ask for less haste because its own limits were passed, faults aside. */
    int refusals();

    /**
     * A request the companion made.
     *
     * @param to the account in whose private chat it is seen, such as {@code telegram:42}; empty where there is none
     * @param words all of it
     */
    record Sent(String to, String words) {}

    /** Every request the companion made, in order. */
    List<Sent> traffic();

    /**
     * Brings marked words into every way in there is besides writing: names, captions, links, commands, payloads of buttons,
     * changed messages, what is said to the companion where others read along. The mark tells the way.
     */
    void plants(LivePerson person, UnaryOperator<String> mark);

    /**
     * Brings updates the platform would hardly send, with marked words where something else belongs. Some of them have words that
     * can be read all the same.
     */
    void garbles(LivePerson person, UnaryOperator<String> mark);

    /** From now on nothing of the companion's reaches this person's private chat, for the platform fails there; or it does again. */
    void cutsOff(LivePerson person, boolean off);

    /** The group there is here. */
    LiveGroup group();

    /**
     * How somebody can send what is not words and meant to harm, one at a time: pictures that unfold into gigabytes, as a
     * picture, as a file or packed, and files as large as there can be.
     */
    List<Runnable> bombs(LivePerson person);

    /** How often the companion tried to fetch something a person sent. */
    int fetched();

    /** How many messages it took from the companion. */
    int taken();

    @Override
    void close();
}
