package org.reweave.discord;

import java.time.Duration;

/**
 * How fast things go and how long they may take.
 *
 * @param perSecond how many messages may go out each second, to all together
 * @param perChat how many messages may go to one chat within five seconds
 * @param besides how many requests that are no messages may go out each second
 * @param connecting how long the first message waits for the connection that is being made
 * @param typing how long an answer may take before the person is shown that it is being written
 * @param acknowledge how long something done with a button or command may stay unacknowledged; Discord waits three seconds
 */
record Tempo(int perSecond, int perChat, int besides, Duration connecting, Duration typing, Duration acknowledge) {

    /**
     * What Discord's limits leave: 50 requests a second to everything, five messages in five seconds in a channel. What is
     * left over is for acknowledging what people do.
     */
    static Tempo usual() {
        return new Tempo(25, 5, 15, Duration.ofMillis(1_500), Duration.ofMillis(600), Duration.ofSeconds(1));
    }

    /** The same with other limits for messages: each second in all, and within five seconds to one chat. */
    Tempo paced(int all, int chat) {
        return new Tempo(all, chat, all, connecting, typing, acknowledge);
    }

    /** The same, with another time in which the connection has to be made. */
    Tempo connectingWithin(Duration time) {
        return new Tempo(perSecond, perChat, besides, time, typing, acknowledge);
    }
}
