package org.reweave.app;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ConfiguratorRank;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.OutputStreamAppender;
import ch.qos.logback.core.encoder.LayoutWrappingEncoder;
import ch.qos.logback.core.rolling.FixedWindowRollingPolicy;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.SizeBasedTriggeringPolicy;
import ch.qos.logback.core.spi.ContextAwareBase;
import ch.qos.logback.core.util.FileSize;
import java.nio.charset.StandardCharsets;

/**
 * Sets the log up from the system properties that {@link Logging} leaves; found by Logback itself.
 *
 * <p>Written out here rather than in a file of Logback's, for reading such a file takes longer than all the rest of it.
 */
@ConfiguratorRank(ConfiguratorRank.CUSTOM_TOP_PRIORITY)
public final class LogConfigurator extends ContextAwareBase implements Configurator {
    private static final int FILES = 9;
    private static final FileSize LARGEST = new FileSize(5 * FileSize.MB_COEFFICIENT);

    @Override
    public ExecutionStatus configure(LoggerContext loggers) {
        OutputStreamAppender<ILoggingEvent> appender = Logging.folder().isEmpty() ? console() : file(Logging.folder());
        LogLine line = new LogLine(Logging.debug());
        line.setContext(loggers);
        line.start();
        LayoutWrappingEncoder<ILoggingEvent> encoder = new LayoutWrappingEncoder<>();
        encoder.setContext(loggers);
        encoder.setLayout(line);
        encoder.setCharset(StandardCharsets.UTF_8);
        encoder.start();
        appender.setContext(loggers);
        appender.setEncoder(encoder);
        appender.start();
        // Of others only warnings: at finer levels drivers and pools write what they are given to store.
        Logger root = loggers.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        root.setLevel(Level.WARN);
        root.addAppender(appender);
        // They tell every request and every connection that failed as they see it; the adapter tells the same once,
        // with
        // what to do about it.
        loggers.getLogger("net.dv8tion.jda.internal.requests.Requester").setLevel(Level.OFF);
        loggers.getLogger("net.dv8tion.jda.internal.requests.WebSocketClient").setLevel(Level.OFF);
        loggers.getLogger("net.dv8tion.jda.api.utils.SessionControllerAdapter").setLevel(Level.OFF);
        loggers.getLogger("org.reweave").setLevel(Level.toLevel(Logging.level(), Level.WARN));
        return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
    }

    private static OutputStreamAppender<ILoggingEvent> console() {
        ConsoleAppender<ILoggingEvent> console = new ConsoleAppender<>();
        console.setTarget("System.err");
        return console;
    }

    private OutputStreamAppender<ILoggingEvent> file(String folder) {
        RollingFileAppender<ILoggingEvent> file = new RollingFileAppender<>();
        file.setFile(folder + "/reweave.log");
        FixedWindowRollingPolicy older = new FixedWindowRollingPolicy();
        older.setContext(getContext());
        older.setFileNamePattern(folder + "/reweave.%i.log");
        older.setMaxIndex(FILES);
        older.setParent(file);
        older.start();
        SizeBasedTriggeringPolicy<ILoggingEvent> size = new SizeBasedTriggeringPolicy<>();
        size.setContext(getContext());
        size.setMaxFileSize(LARGEST);
        size.start();
        file.setRollingPolicy(older);
        file.setTriggeringPolicy(size);
        return file;
    }
}
