package org.reweave.discord;

import java.util.Optional;
import java.util.UUID;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.entities.Guild;
import org.jspecify.annotations.Nullable;
import org.reweave.spi.AdapterContext;
import org.reweave.spi.AdapterContext.Belongs;
import org.reweave.spi.AdapterContext.Some;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks from time to time whether those who lead groups, and those who joined them, are still in their servers. Discord tells of
 * people who leave only to bots with a privileged intent; whoever left must not go on leading, nor hear what happens in the
 * group.
 *
 * <p>Of those who joined only some are looked for each time, and the next ones the next time, so that very many are no burden.
 */
final class Attendance {
    private static final Logger LOG = LoggerFactory.getLogger(Attendance.class);
    private static final int UNKNOWN_MEMBER = 10007;
    private static final int UNKNOWN_USER = 10013;

    /** Of those who joined so many are looked for at a time. */
    private static final int SOME = 500;

    private final AdapterContext context;
    private final Intake intake;
    private final Pacer pacer;
    private final Later later;
    private String from = "";
    private @Nullable JDA connection;

    Attendance(AdapterContext context, Intake intake, Pacer pacer, Later later) {
        this.context = context;
        this.intake = intake;
        this.pacer = pacer;
        this.later = later;
    }

    /** Begins to look, or goes on with another connection. */
    synchronized void begin(JDA jda) {
        if (connection == null) {
            later.in(0, this::look);
        }
        connection = jda;
    }

    private synchronized Optional<JDA> connection() {
        return Optional.ofNullable(connection);
    }

    private void look() {
        try {
            connection().ifPresent(this::look);
        } finally {
            later.in(pacer.tempo().attendance().toMillis(), this::look);
        }
    }

    private void look(JDA jda) {
        context.leading(Places.PLATFORM).forEach(one -> look(jda, one));
        Some joined = context.joined(Places.PLATFORM, from, SOME);
        joined.people().forEach(one -> look(jda, one));
        from = joined.next();
    }

    /** A server that is out of reach tells nothing about who is in it, and neither does a request that failed. */
    private void look(JDA jda, Belongs one) {
        Guild guild = jda.getGuildById(one.group());
        if (guild == null) {
            return;
        }
        pacer.counted();
        try {
            FailedCall.once(guild.retrieveMemberById(one.address().user()).useCache(false));
        } catch (FailedCall e) {
            int code = e.failure().code();
            if (code == UNKNOWN_MEMBER || code == UNKNOWN_USER) {
                var unused = intake.take(GroupTranslator.left(
                        guild, one.address().user(), UUID.randomUUID().toString()));
            } else {
                LOG.debug("it could not be seen whether somebody is still in a server");
            }
        } finally {
            pacer.answered();
        }
    }
}
