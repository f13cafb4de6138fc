package org.reweave.terminal;

import java.util.Optional;
import org.reweave.message.OutboundMessage;

/** Where lines are typed and messages are shown. */
interface Console extends AutoCloseable {

    /** Waits for the next line that has something on it; empty when the person leaves or no more can come. */
    Optional<String> read();

    /** Shows a message; above the line being typed, where one is. Any thread may call it. */
    void show(OutboundMessage message);

    /** Shows something the terminal itself says. */
    void say(String text);

    /** Whether a person sits here and sees at once what is shown. */
    boolean attended();

    /** Gives the terminal back as it was found; a read that waits may end empty. */
    @Override
    void close();
}
