package org.reweave.discord;

import com.neovisionaries.ws.client.WebSocketFactory;
import java.io.IOException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.JDABuilder;
import net.dv8tion.jda.api.events.session.SessionDisconnectEvent;
import net.dv8tion.jda.api.events.session.SessionRecreateEvent;
import net.dv8tion.jda.api.events.session.SessionResumeEvent;
import net.dv8tion.jda.api.events.session.ShutdownEvent;
import net.dv8tion.jda.api.exceptions.ErrorResponseException;
import net.dv8tion.jda.api.exceptions.InvalidTokenException;
import net.dv8tion.jda.api.hooks.EventListener;
import net.dv8tion.jda.api.hooks.ListenerAdapter;
import net.dv8tion.jda.api.requests.GatewayIntent;
import net.dv8tion.jda.api.requests.RestConfig;
import net.dv8tion.jda.api.utils.Compression;
import net.dv8tion.jda.api.utils.messages.MessageRequest;
import okhttp3.ConnectionPool;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one connection to Discord: made in the background, however long Discord is away, and ended within a second or two. */
final class Connection {
    private static final Logger LOG = LoggerFactory.getLogger(Connection.class);
    private static final long FIRST_PAUSE = 500;
    private static final long LONGEST_PAUSE = 15_000;
    /** JDA's least upper bound between attempts to resume, in seconds. */
    private static final int LONGEST_RECONNECT = 32;

    static {
        // No message may ever notify a role, everybody, or anyone else.
        MessageRequest.setDefaultMentions(EnumSet.noneOf(net.dv8tion.jda.api.entities.Message.MentionType.class));
        MessageRequest.setDefaultMentionRepliedUser(false);
    }

    private final DiscordSettings settings;
    private final Tempo tempo;
    private final EventListener listener;
    private final Later later;
    private final OkHttpClient http;
    private final Runnable refused;
    private final CompletableFuture<Void> triedOnce = new CompletableFuture<>();
    private volatile @Nullable JDA jda;
    private volatile boolean closed;
    private volatile boolean unreachable;
    private boolean gatewayGone;

    /** A connection that is not made yet; {@code refused} is told when the token is not valid. */
    Connection(
            DiscordSettings settings,
            List<Interceptor> interceptors,
            Tempo tempo,
            EventListener listener,
            Later later,
            Runnable refused) {
        this.settings = settings;
        this.tempo = tempo;
        this.listener = listener;
        this.later = later;
        this.refused = refused;
        OkHttpClient.Builder client = new OkHttpClient.Builder()
                .connectTimeout(Duration.ofSeconds(5))
                .callTimeout(Duration.ofSeconds(10))
                .retryOnConnectionFailure(false)
                .connectionPool(new ConnectionPool(16, 30, TimeUnit.SECONDS));
        interceptors.forEach(client::addInterceptor);
        this.http = client.build();
    }

    /** Begins to connect. */
    void open() {
        later.in(0, () -> connect(FIRST_PAUSE));
    }

    private void connect(long pause) {
        if (closed) {
            return;
        }
        Attempt attempt = new Attempt();
        try {
            jda = builder(attempt).build();
            unreachable = false;
            if (closed) {
                end(Duration.ZERO);
            }
            attempt.succeeded();
        } catch (InvalidTokenException e) {
            LOG.error(GatewayEnd.TOKEN.advice());
            refused.run();
        } catch (RuntimeException e) {
            again(e, pause);
        } finally {
            triedOnce.complete(null);
        }
    }

    private static String reason(RuntimeException why) {
        if (why instanceof ErrorResponseException refused) {
            return refused.getErrorCode() < 0 || refused.getCause() instanceof IOException
                    ? "no connection"
                    : "it answered " + refused.getResponse().code;
        }
        return why.getClass().getSimpleName();
    }

    /** Tries again a little later, and says once that it does. */
    private void again(RuntimeException why, long pause) {
        if (!unreachable) {
            unreachable = true;
            LOG.warn(
                    "Discord cannot be reached ({}); look at the network, and at discord-api-url if it is set; trying"
                            + " again, at the latest every {} s",
                    reason(why),
                    TimeUnit.MILLISECONDS.toSeconds(LONGEST_PAUSE));
        }
        if (!closed) {
            later.in(pause, () -> connect(Math.min(LONGEST_PAUSE, pause * 2)));
        }
    }

    private JDABuilder builder(Attempt attempt) {
        RestConfig rest = new RestConfig();
        settings.apiUrl().ifPresent(rest::setBaseUrl);
        return JDABuilder.createLight(
                        settings.token(), EnumSet.of(GatewayIntent.GUILD_MESSAGES, GatewayIntent.DIRECT_MESSAGES))
                .setRestConfig(rest)
                .setHttpClient(http)
                .setWebsocketFactory(new WebSocketFactory().setConnectionTimeout(10_000))
                .setSessionController(new GatewaySessions(settings.gatewayUrl(), this::noGateway))
                .setCompression(Compression.NONE)
                .setMaxReconnectDelay(LONGEST_RECONNECT)
                .setRequestTimeoutRetry(false)
                .setEnableShutdownHook(false)
                .addEventListeners(listener, attempt);
    }

    /**
     * Hears that a connection has ended. JDA says so of one that was never made, too; that one is tried again by whoever tried
     * it, and by nobody else.
     */
    private final class Attempt extends ListenerAdapter {
        private boolean made;
        private boolean lost;
        private @Nullable GatewayEnd end;

        /** Told once, however often JDA tries to come back. */
        @Override
        public synchronized void onSessionDisconnect(SessionDisconnectEvent event) {
            if (!lost && !closed && GatewayEnd.of(event) == GatewayEnd.OTHER) {
                lost = true;
                LOG.warn(
                        "the connection to Discord was lost; trying again, at the latest every {} s",
                        LONGEST_RECONNECT);
            }
        }

        @Override
        public void onSessionResume(SessionResumeEvent event) {
            back();
        }

        @Override
        public void onSessionRecreate(SessionRecreateEvent event) {
            back();
        }

        private synchronized void back() {
            if (lost) {
                lost = false;
                LOG.warn("Discord is there again");
            }
        }

        @Override
        public synchronized void onShutdown(ShutdownEvent event) {
            end = GatewayEnd.of(event.getCode());
            if (made) {
                ended(end);
            }
        }

        synchronized void succeeded() {
            made = true;
            if (end != null) {
                ended(end);
            }
        }
    }

    /** The connection has ended for good, which JDA does not mend. */
    private void ended(GatewayEnd end) {
        if (closed) {
            return;
        }
        LOG.error(end.advice());
        if (end == GatewayEnd.TOKEN) {
            refused.run();
            return;
        }
        long away = end == GatewayEnd.OTHER ? LONGEST_PAUSE : tempo.comeBack().toMillis();
        LOG.warn("connecting to Discord again in {} s", TimeUnit.MILLISECONDS.toSeconds(away));
        later.in(away, () -> connect(FIRST_PAUSE));
    }

    /** Says once that nobody answers at the gateway, which JDA tries again by itself. */
    private synchronized void noGateway() {
        if (!gatewayGone && !closed) {
            gatewayGone = true;
            LOG.warn(
                    "Discord's gateway cannot be reached; look at the network, and at discord-gateway-url if it is set;"
                            + " trying again every few seconds");
        }
    }

    /** What requests are made with; empty until Discord was reached for the first time. Waits for the first attempt. */
    Optional<JDA> jda() {
        try {
            triedOnce.get(tempo.connecting().toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            LOG.debug("still connecting");
        }
        return Optional.ofNullable(jda);
    }

    /** Ends the connection, within about the given time. */
    void close(Duration within) {
        closed = true;
        end(within);
        http.dispatcher().cancelAll();
        http.dispatcher().executorService().shutdownNow();
        http.connectionPool().evictAll();
    }

    private void end(Duration within) {
        JDA open = jda;
        if (open == null) {
            return;
        }
        try {
            open.shutdown();
            if (!open.awaitShutdown(within.dividedBy(2).plusMillis(1))) {
                open.shutdownNow();
                boolean ended = open.awaitShutdown(within.dividedBy(2).plusMillis(1));
                LOG.debug("the connection was cut; ended: {}", ended);
            }
        } catch (InterruptedException e) {
            open.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
