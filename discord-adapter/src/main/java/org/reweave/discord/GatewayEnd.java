package org.reweave.discord;

import net.dv8tion.jda.api.events.session.SessionDisconnectEvent;
import net.dv8tion.jda.api.requests.CloseCode;

/** Why Discord ended the connection for good, and what whoever hosts this has to do. After any other end JDA comes back. */
enum GatewayEnd {
    /** The token is not, or no longer, valid (4004). */
    TOKEN("Discord does not accept the token; set DISCORD_TOKEN to the current one and start again"),
    /** The application may not hear what was asked for (4013, 4014). */
    INTENTS("Discord does not let this application hear direct messages and mentions; look at Bot, Privileged Gateway"
            + " Intents in the developer portal: none is needed, and none may be refused"),
    /** The bot is in more servers than one connection may serve (4010, 4011). */
    SERVERS("the bot is in too many servers for one connection (2,500 at most); leave some"),
    /** The connection was ended by this side, or for a reason nobody has told yet. */
    OTHER("the connection to Discord has ended");

    private final String advice;

    GatewayEnd(String advice) {
        this.advice = advice;
    }

    /** Reads the code of the gateway's closing frame. */
    static GatewayEnd of(int code) {
        return switch (code) {
            case 4004 -> TOKEN;
            case 4013, 4014 -> INTENTS;
            case 4010, 4011 -> SERVERS;
            default -> OTHER;
        };
    }

    /** Reads how a session ended, for good or for a while. */
    static GatewayEnd of(SessionDisconnectEvent event) {
        CloseCode code = event.getCloseCode();
        return code == null ? OTHER : of(code.getCode());
    }

    /** One sentence for the log. */
    String advice() {
        return advice;
    }
}
