package org.reweave.telegram;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Brings updates to a webhook, again and again until each is taken. */
final class FakeWebhook implements AutoCloseable {
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private final URI url;
    private final String secret;
    private final UpdateQueue queue;
    private final Thread thread;
    final List<Integer> answers = new CopyOnWriteArrayList<>();

    FakeWebhook(String url, String secret, UpdateQueue queue) {
        this.url = URI.create(url);
        this.secret = secret;
        this.queue = queue;
        this.thread = new Thread(this::run, "fake-webhook");
        thread.setDaemon(true);
        thread.start();
    }

    String secret() {
        return secret;
    }

    private void run() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                ObjectNode update = queue.await();
                int status = post(update.toString(), secret);
                if (queue.twice && status == 200) {
                    status = post(update.toString(), secret);
                }
                answers.add(status);
                if (status == 200) {
                    queue.remove(update);
                } else {
                    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(30));
                }
            }
        } catch (InterruptedException e) {
            // closed
        }
    }

    int post(String body, String said) throws InterruptedException {
        try {
            HttpRequest.Builder request = HttpRequest.newBuilder(url)
                    .timeout(Duration.ofSeconds(10))
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(body));
            if (said != null) {
                request.header("X-Telegram-Bot-Api-Secret-Token", said);
            }
            return http.send(request.build(), HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        } catch (IOException e) {
            return 0;
        }
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
