package org.reweave.discord;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.entities.Guild;
import org.jspecify.annotations.Nullable;
import org.reweave.spi.AdapterContext.Leads;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks from time to time whether those who lead groups are still in their servers. Discord tells of people who leave only to
 * bots with a privileged intent; whoever left must not go on leading, nor hear what happens in the group.
 */
final class Attendance {
    private static final Logger LOG = LoggerFactory.getLogger(Attendance.class);
    private static final int UNKNOWN_MEMBER = 10007;
    private static final int UNKNOWN_USER = 10013;

    private final Supplier<List<Leads>> leading;
    private final Intake intake;
    private final Pacer pacer;
    private final Later later;
    private final Clock clock;
    private @Nullable JDA connection;

    Attendance(Supplier<List<Leads>> leading, Intake intake, Pacer pacer, Later later, Clock clock) {
        this.leading = leading;
        this.intake = intake;
        this.pacer = pacer;
        this.later = later;
        this.clock = clock;
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
            connection().ifPresent(jda -> leading.get().forEach(one -> look(jda, one)));
        } finally {
            later.in(pacer.tempo().attendance().toMillis(), this::look);
        }
    }

    /** A server that is out of reach tells nothing about who is in it, and neither does a request that failed. */
    private void look(JDA jda, Leads one) {
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
                var unused =
                        intake.take(GroupTranslator.left(guild, one.address().user(), clock.instant()));
            } else {
                LOG.debug("it could not be seen whether somebody still leads a group");
            }
        } finally {
            pacer.answered();
        }
    }
}
