package org.reweave.discord;

import java.time.Duration;

/**
 * How fast things go and how long they may take.
 *
 * @param perSecond how many requests may arrive at Discord within any second
 * @param perChat how many messages may go to one chat within five seconds
 * @param looks how many chats may be looked through each second for what was missed
 * @param connecting how long the first message waits for the connection that is being made
 * @param typing how long an answer may take before the person is shown that it is being written
 * @param acknowledge how long something done with a button or command may stay unacknowledged; Discord waits three seconds
 * @param attendance how often it is looked whether those who lead groups are still in their servers
 * @param comeBack how long to stay away after Discord refused the connection for a reason the host has to mend
 */
record Tempo(
        int perSecond,
        int perChat,
        int looks,
        Duration connecting,
        Duration typing,
        Duration acknowledge,
        Duration attendance,
        Duration comeBack) {

    /**
     * What Discord's limits leave: 50 requests a second to everything, five messages in five seconds in a channel. Ten
     * requests a second stay free for what cannot wait, such as looking for what was missed.
     */
    static Tempo usual() {
        return new Tempo(
                40,
                5,
                10,
                Duration.ofMillis(1_500),
                Duration.ofMillis(600),
                Duration.ofSeconds(1),
                Duration.ofHours(1),
                Duration.ofMinutes(15));
    }

    /** The same with other limits for messages: each second in all, and within five seconds to one chat. */
    Tempo paced(int all, int chat) {
        return new Tempo(all, chat, all, connecting, typing, acknowledge, attendance, comeBack);
    }

    /** The same, with another time in which the connection has to be made. */
    Tempo connectingWithin(Duration time) {
        return new Tempo(perSecond, perChat, looks, time, typing, acknowledge, attendance, comeBack);
    }

    /** The same, with another time to stay away after a refusal. */
    Tempo comingBackAfter(Duration time) {
        return new Tempo(perSecond, perChat, looks, connecting, typing, acknowledge, attendance, time);
    }

    /** The same, with another time between looks at who still leads. */
    Tempo attendingEvery(Duration time) {
        return new Tempo(perSecond, perChat, looks, connecting, typing, acknowledge, time, comeBack);
    }
}
