package org.reweave.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.reweave.message.Address;
import org.reweave.spi.AdapterContext;
import org.reweave.spi.PlatformAdapter;
import org.reweave.spi.Rig;

/** Telegram, for the contract: the fake server and one person with a private chat. */
final class TelegramRig implements Rig {
    static final long ANA = 4_200_000_042L;
    /** As fast as a test wants it. */
    static final Tempo TEMPO = new Tempo(
            Duration.ofSeconds(5),
            Duration.ofSeconds(4),
            Duration.ofMillis(50),
            Duration.ofMillis(400),
            Duration.ofSeconds(30),
            Duration.ofDays(6),
            Duration.ofMillis(800),
            28,
            1);

    final FakeTelegram telegram = new FakeTelegram();
    final Map<String, String> settings = new HashMap<>();
    Clock clock = Clock.systemUTC();
    Tempo tempo = TEMPO;
    private ObjectNode lastWritten;

    TelegramRig() {
        settings.put("telegram-token", FakeTelegram.TOKEN);
        settings.put("telegram-api-url", telegram.url());
    }

    /** One on which nothing is paced and nobody has to wait. */
    static TelegramRig unhurried() {
        TelegramRig rig = new TelegramRig();
        rig.telegram.limits = false;
        rig.tempo = TEMPO.paced(10_000, 10_000);
        return rig;
    }

    AdapterContext context() {
        return new AdapterContext() {
            @Override
            public Optional<String> setting(String name) {
                return Optional.ofNullable(settings.get(name));
            }

            @Override
            public Clock clock() {
                return clock;
            }
        };
    }

    @Override
    public boolean has(Ability ability) {
        return true;
    }

    @Override
    public int longest() {
        return Piece.LIMIT;
    }

    @Override
    public void goesBy(Clock other) {
        clock = other;
    }

    private ObjectNode now(ObjectNode message) {
        return message.put("date", clock.instant().getEpochSecond());
    }

    @Override
    public PlatformAdapter adapter() {
        try {
            return new TelegramAdapter(TelegramSettings.read(context()), clock, tempo);
        } catch (TelegramSettings.Wrong wrong) {
            throw new IllegalStateException(wrong.remedy());
        }
    }

    @Override
    public Address person() {
        return new Address("telegram", Long.toString(ANA), Long.toString(ANA));
    }

    @Override
    public List<Shown> shown() {
        return telegram.shown(ANA).stream().map(TelegramRig::shown).toList();
    }

    static Shown shown(JsonNode message) {
        List<Offer> offers = new ArrayList<>();
        message.path("reply_markup")
                .path("inline_keyboard")
                .forEach(row -> row.forEach(button -> {
                    String label = button.path("text").asText();
                    boolean ticked = label.startsWith("✅ ");
                    offers.add(new Offer(
                            ticked || label.startsWith("▫️ ") ? label.substring(label.indexOf(' ') + 1) : label,
                            ticked));
                }));
        String words = message.path("text").asText(message.path("caption").asText());
        return new Shown(message.path("message_id").asText(), words, offers);
    }

    @Override
    public Optional<byte[]> picture(Shown message) {
        try {
            JsonNode picture = telegram.pictures.get(Integer.parseInt(message.id()));
            return picture == null ? Optional.empty() : Optional.of(picture.binaryValue());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Optional<Handed> file(Shown message) {
        return Optional.ofNullable(telegram.files.get(Integer.parseInt(message.id())))
                .map(file -> new Handed(file.name(), file.bytes()));
    }

    @Override
    public void takesNoFiles() {
        telegram.largestFile = 0;
    }

    @Override
    public void writes(String text) {
        lastWritten = FakeUpdates.text(now(telegram.privateMessage(ANA)), text);
        telegram.brings("message", lastWritten);
    }

    @Override
    public void rewrites(String text) {
        telegram.brings(
                "edited_message",
                FakeUpdates.text(lastWritten.deepCopy(), text)
                        .put("edit_date", clock.instant().getEpochSecond()));
    }

    @Override
    public void taps(Shown message, String label) {
        telegram.presses(ANA, Integer.parseInt(message.id()), label);
    }

    @Override
    public void sends(String kind) {
        telegram.brings("message", FakeUpdates.media(now(telegram.privateMessage(ANA)), kind));
    }

    @Override
    public void opens(Optional<String> payload) {
        telegram.writes(ANA, payload.map(it -> "/start " + it).orElse("/start"));
    }

    @Override
    public boolean acknowledged() {
        return telegram.queue.size() == 0;
    }

    @Override
    public void breaks(Fault fault) {
        switch (fault) {
            case TOO_FAST -> trouble(FakeTelegram.Trouble.TOO_FAST);
            case BROKEN -> trouble(FakeTelegram.Trouble.ERROR_PAGE);
            case LOST_BEFORE -> trouble(FakeTelegram.Trouble.DROP_BEFORE);
            case LOST_AFTER -> trouble(FakeTelegram.Trouble.DROP_AFTER);
            case CLOSED -> trouble(FakeTelegram.Trouble.BLOCKED);
            case REFUSED -> trouble(FakeTelegram.Trouble.REFUSED);
            case HANGING -> trouble(FakeTelegram.Trouble.HANGING);
            case DOWN -> telegram.down();
            case TWICE -> telegram.queue.twice = true;
        }
    }

    private void trouble(FakeTelegram.Trouble trouble) {
        telegram.trouble.set(trouble);
    }

    @Override
    public void heals() {
        trouble(FakeTelegram.Trouble.NONE);
        telegram.queue.twice = false;
        telegram.up();
    }

    /** Ends the platform, and holds everything that was ever asked of it against the specification. */
    @Override
    public void close() {
        telegram.close();
        assertThat(telegram.violations())
                .as("requests that break the specification")
                .isEmpty();
    }
}
