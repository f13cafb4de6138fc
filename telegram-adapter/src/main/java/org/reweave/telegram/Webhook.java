package org.reweave.telegram;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.telegram.telegrambots.meta.api.methods.updates.SetWebhook;
import org.telegram.telegrambots.meta.api.objects.Update;

/**
 * Receives updates that Telegram brings, and says that one arrived only after it is durable.
 *
 * <p>Whoever does not know the secret is turned away. What is no update is put aside, for Telegram would bring it again
 * for ever. While the store cannot keep an update, Telegram is asked to come again.
 */
final class Webhook implements UpdateSource {
    private static final Logger log = LoggerFactory.getLogger(Webhook.class);
    private static final String SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token";
    private static final String ADDRESS_REFUSED =
            "Telegram does not take the address in telegram-webhook-url; it has to begin with https:// and be reachable"
                    + " from outside on port 443, 80, 88 or 8443";
    private static final int LONGEST = 1 << 20;
    private static final int SIDE_BY_SIDE = 16;
    private static final int COME_AGAIN_SECONDS = 5;

    private final BotApi api;
    private final WebhookSettings settings;
    private final Greeting greeting;
    private final Intake intake;
    private final Tempo tempo;
    private final UpdateReader reader = new UpdateReader();
    private final Waiting waiting = new Waiting();
    private final ExecutorService threads = Executors.newFixedThreadPool(SIDE_BY_SIDE, task -> {
        Thread thread = new Thread(task, "telegram-webhook");
        thread.setDaemon(true);
        return thread;
    });
    private final Outage outage;
    private boolean taken;
    private volatile boolean stopped;
    private volatile @Nullable HttpServer server;

    Webhook(BotApi api, WebhookSettings settings, Greeting greeting, Intake intake, Tempo tempo) {
        this.api = api;
        this.settings = settings;
        this.greeting = greeting;
        this.intake = intake;
        this.tempo = tempo;
        this.outage = new Outage(tempo.lastRetry(), ADDRESS_REFUSED);
    }

    @Override
    public void start() {
        Thread thread = new Thread(this::open, "telegram-webhook-start");
        thread.setDaemon(true);
        thread.start();
    }

    private void open() {
        reader.warmUp();
        Backoff backoff = new Backoff(tempo);
        while (!stopped && !(listening() && announced())) {
            waiting.sleep(backoff.next());
        }
    }

    private synchronized boolean listening() {
        if (server != null || stopped) {
            return !stopped;
        }
        try {
            HttpServer opened = HttpServer.create(new InetSocketAddress(settings.bind(), settings.port()), 64);
            opened.setExecutor(threads);
            opened.createContext(settings.path(), this::receive);
            opened.start();
            server = opened;
            return true;
        } catch (IOException e) {
            if (!taken) {
                taken = true;
                log.warn(
                        "port {} of {} cannot be listened at, most likely because another program does; stop that one,"
                                + " or set telegram-webhook-port to a free one and start again; trying again, at the"
                                + " latest every {} seconds",
                        settings.port(),
                        settings.bind(),
                        tempo.lastRetry().toSeconds());
            }
            return false;
        }
    }

    private boolean announced() {
        Optional<Failure> failure = greeting.greet();
        if (failure.isEmpty()) {
            SetWebhook request = SetWebhook.builder()
                    .url(settings.url().toString())
                    .secretToken(settings.secret())
                    .maxConnections(SIDE_BY_SIDE)
                    .allowedUpdates(LongPolling.WANTED)
                    .build();
            failure = api.call(request) instanceof Outcome.Failed<?> failed
                    ? Optional.of(failed.failure())
                    : Optional.empty();
        }
        failure.ifPresentOrElse(outage::because, outage::over);
        return failure.isEmpty();
    }

    private void receive(HttpExchange exchange) throws IOException {
        try (exchange) {
            int status = answer(exchange);
            if (status == 503) {
                exchange.getResponseHeaders().set("Retry-After", Integer.toString(COME_AGAIN_SECONDS));
            }
            exchange.sendResponseHeaders(status, -1);
        }
    }

    private int answer(HttpExchange exchange) throws IOException {
        if (!knowsTheSecret(exchange)) {
            return 401;
        }
        if (!exchange.getRequestMethod().equals("POST")) {
            return 405;
        }
        byte[] body = exchange.getRequestBody().readNBytes(LONGEST + 1);
        if (body.length > LONGEST) {
            log.warn("something came that is too long for an update; it is put aside");
            return 200;
        }
        Optional<Update> update = reader.read(new String(body, StandardCharsets.UTF_8));
        return update.isEmpty() || durable(update.get()) ? 200 : 503;
    }

    private boolean knowsTheSecret(HttpExchange exchange) {
        String said = exchange.getRequestHeaders().getFirst(SECRET_HEADER);
        return said != null
                && MessageDigest.isEqual(
                        said.getBytes(StandardCharsets.UTF_8), settings.secret().getBytes(StandardCharsets.UTF_8));
    }

    private boolean durable(Update update) {
        if (stopped) {
            return false;
        }
        try {
            intake.take(update).get(tempo.call().toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException | TimeoutException e) {
            log.warn("update {} could not be stored; Telegram is asked to bring it again", update.getUpdateId());
            return false;
        } catch (RuntimeException e) {
            log.warn(
                    "update {} cannot be understood ({}); it is put aside",
                    update.getUpdateId(),
                    e.getClass().getSimpleName());
            return true;
        }
    }

    /** Closes the door. The webhook stays set, so that Telegram keeps what comes for after the next start. */
    @Override
    public synchronized void stop(Duration within) {
        stopped = true;
        waiting.wake();
        HttpServer opened = server;
        threads.shutdownNow();
        if (opened != null) {
            opened.stop(0);
        }
    }
}
