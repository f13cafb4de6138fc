package org.reweave.app;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.StackTraceElementProxy;
import ch.qos.logback.core.LayoutBase;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import org.jspecify.annotations.Nullable;

/**
 * One line of the log: time, level, who logs, what; and below it the exception, where there is one.
 *
 * <p>What an exception says is left out unless it is one of our own. A database's message may quote the value it could not
 * store, and that may be what a person wrote; where it happened is enough to find the mistake.
 */
final class LogLine extends LayoutBase<ILoggingEvent> {
    private static final String OURS = "org.reweave.";
    private static final int DEEPEST = 10;
    private static final int MILLIS = 3;

    private final boolean quoting;
    private final DateTimeFormatter time = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .appendLiteral(' ')
            .appendPattern("HH:mm:ss")
            .appendFraction(ChronoField.NANO_OF_SECOND, MILLIS, MILLIS, true)
            .toFormatter()
            .withZone(ZoneId.systemDefault());

    /** Lines that quote what any exception says only when told to. */
    LogLine(boolean quoting) {
        this.quoting = quoting;
    }

    @Override
    public String doLayout(ILoggingEvent event) {
        StringBuilder text = new StringBuilder(120);
        String logger = event.getLoggerName();
        time.formatTo(event.getInstant(), text);
        text.append(' ').append(event.getLevel()).append(' ');
        text.append(logger, logger.lastIndexOf('.') + 1, logger.length());
        text.append(": ").append(event.getFormattedMessage()).append('\n');
        @Nullable IThrowableProxy thrown = event.getThrowableProxy();
        for (int depth = 0; thrown != null && depth < DEEPEST; depth++) {
            append(text, thrown, depth == 0 ? "" : "caused by ");
            thrown = thrown.getCause();
        }
        return text.toString();
    }

    private void append(StringBuilder text, IThrowableProxy thrown, String lead) {
        text.append(lead).append(thrown.getClassName());
        boolean shown = quoting || thrown.getClassName().startsWith(OURS);
        text.append(shown && thrown.getMessage() != null ? ": " + thrown.getMessage() : "")
                .append('\n');
        @Nullable StackTraceElementProxy[] frames = thrown.getStackTraceElementProxyArray();
        int own = frames == null ? 0 : frames.length - thrown.getCommonFrames();
        for (int i = 0; i < own; i++) {
            text.append("    ").append(frames[i].getSTEAsString()).append('\n');
        }
    }
}
