package org.reweave.telegram;

import java.time.Duration;

/** Where updates come from: fetched, or brought. */
interface UpdateSource {

    /** Begins to take updates in; returns at once, even while Telegram cannot be reached. */
    void start();

    /** Stops taking in, and tells Telegram what has arrived, within about the given time. */
    void stop(Duration within);
}
