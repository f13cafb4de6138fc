package org.reweave.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.reweave.message.Address;
import org.reweave.message.Inbound;
import org.reweave.message.OutboundMessage;
import org.reweave.message.OutboundMessage.Input;
import org.reweave.message.RichText;
import org.reweave.spi.AdapterContext;
import org.reweave.spi.Delivery;
import org.reweave.spi.InboundSink;
import org.reweave.spi.PlatformAdapterProvider.Availability;
import org.reweave.terminal.TerminalAdapter.Ending;

class TerminalAdapterTest {
    private static final Address ME = new Address("terminal", "me", "me");

    @TempDir
    private Path folder;

    private final TerminalTexts texts = TerminalTexts.in("en");
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ExecutorService relay = Executors.newSingleThreadExecutor();
    private final List<Inbound> taken = new ArrayList<>();

    @AfterEach
    void relay_ends() {
        relay.shutdownNow();
    }

    @Test
    void piped_lines_are_shown_answered_one_after_the_other_and_end_cleanly() throws Exception {
        assertThat(talk("Hello\n\n# a note to the reader\n  2  \n")).isEqualTo(Ending.INPUT_ENDED);

        assertThat(said()).isEqualTo("""
                Welcome.

                > Hello

                You said Hello.

                And that is taken in.

                > 2

                You said 2.

                And that is taken in.

                """);
        assertThat(taken)
                .extracting(Inbound::content)
                .satisfiesExactly(
                        opened -> assertThat(opened).isInstanceOf(Inbound.Opened.class),
                        hello -> assertThat(((Inbound.Text) hello).text()).isEqualTo("Hello"),
                        two -> assertThat(((Inbound.Text) two).text()).isEqualTo("2"));
    }

    @Test
    void every_line_has_an_id_of_its_own_and_comes_from_the_person_at_the_terminal() throws Exception {
        talk("a\na\na\n");

        Set<String> ids = new HashSet<>();
        taken.forEach(inbound -> ids.add(inbound.updateId()));
        assertThat(ids).hasSize(4);
        assertThat(taken).extracting(Inbound::from).containsOnly(ME);
    }

    @Test
    void typing_bye_leaves_and_says_that_the_place_is_kept() throws Exception {
        assertThat(talk("Hello\n BYE! \nnever read\n")).isEqualTo(Ending.LEFT);

        assertThat(said()).endsWith("> BYE!\n\n" + texts.left() + "\n\n");
        assertThat(taken).hasSize(2);
    }

    @Test
    void a_line_that_is_not_saved_at_first_is_handed_over_again_as_the_same_one() throws Exception {
        InboundSink failing = inbound -> {
            taken.add(inbound);
            return taken.size() == 1
                    ? CompletableFuture.failedFuture(new IllegalStateException("the disk is full"))
                    : CompletableFuture.completedFuture(new InboundSink.Accepted(false, 0));
        };

        assertThat(talk("", failing)).isEqualTo(Ending.INPUT_ENDED);
        assertThat(taken).hasSize(2);
        assertThat(taken.get(0)).isEqualTo(taken.get(1));
    }

    @Test
    void piped_input_stops_where_a_line_cannot_be_saved() throws Exception {
        InboundSink failing = inbound -> {
            taken.add(inbound);
            return CompletableFuture.failedFuture(new IllegalStateException("the disk is full"));
        };

        assertThat(talk("one\ntwo\n", failing)).isEqualTo(Ending.NOT_SAVED);
        assertThat(said()).isEqualTo(texts.notSaved() + "\n\n" + texts.gone() + "\n\n");
    }

    @Test
    void a_message_for_somebody_else_is_never_shown() throws Exception {
        TerminalAdapter adapter = adapter("");

        Delivery delivery = adapter.deliver(
                new Address("terminal", "sam", "sam"), OutboundMessage.saying(RichText.plain("secret")), "1");

        assertThat(delivery).isInstanceOf(Delivery.Retry.class);
        assertThat(said()).isEmpty();
    }

    @Test
    void a_delivery_that_is_repeated_is_shown_once() {
        TerminalAdapter adapter = adapter("");
        OutboundMessage message = OutboundMessage.saying(RichText.plain("Hello."));

        assertThat(adapter.deliver(ME, message, "7")).isInstanceOf(Delivery.Delivered.class);
        assertThat(adapter.deliver(ME, message, "7")).isInstanceOf(Delivery.Delivered.class);

        assertThat(said()).isEqualTo("Hello.\n\n");
    }

    @Test
    void after_it_was_stopped_messages_wait_for_the_next_time() {
        TerminalAdapter adapter = adapter("");

        adapter.stop(Duration.ofSeconds(1));

        assertThat(adapter.deliver(ME, OutboundMessage.saying(RichText.plain("Hello.")), "7"))
                .isInstanceOf(Delivery.Retry.class);
    }

    @Test
    void it_does_not_wait_forever_for_an_answer_that_never_comes() throws Exception {
        InboundSink silent = inbound -> CompletableFuture.completedFuture(new InboundSink.Accepted(false, 3));

        assertThat(talk("one\ntwo\n", silent)).isEqualTo(Ending.INPUT_ENDED);
    }

    @Test
    void words_in_other_scripts_come_and_go_as_utf_8() throws Exception {
        talk("\ufeffl\u2019\u00e9t\u00e9 \u5fc3\n");

        assertThat(said()).contains("> l\u2019\u00e9t\u00e9 \u5fc3\n\nYou said l\u2019\u00e9t\u00e9 \u5fc3.");
    }

    @Test
    void the_provider_needs_to_know_who_sits_there() {
        TerminalAdapterProvider provider = new TerminalAdapterProvider(
                new TerminalAdapterProvider.Screen(InputStream.nullInputStream(), out, false, true, folder));

        assertThat(provider.availability(context(Optional.empty()))).isInstanceOf(Availability.NotConfigured.class);
        assertThat(provider.availability(context(Optional.of("me")))).isInstanceOf(Availability.Ready.class);
        assertThat(provider.create(context(Optional.of("me"))).platform()).isEqualTo(provider.platform());
    }

    private Ending talk(String lines) throws Exception {
        return talk(lines, null);
    }

    private Ending talk(String lines, InboundSink sink) throws Exception {
        TerminalAdapter adapter = adapter(lines);
        adapter.start(sink == null ? inbound -> answer(adapter, inbound) : sink);
        Ending ending = adapter.ended().get(20, TimeUnit.SECONDS);
        adapter.stop(Duration.ofSeconds(1));
        return ending;
    }

    /** Accepts at once; the answers are shown by another thread a little later, as the relay does it. */
    private CompletableFuture<InboundSink.Accepted> answer(TerminalAdapter adapter, Inbound inbound) {
        taken.add(inbound);
        List<String> words = inbound.content() instanceof Inbound.Text text
                ? List.of("You said " + text.text() + ".", "And that is taken in.")
                : List.of("Welcome.");
        String id = inbound.updateId().substring(0, 12);
        for (int i = 0; i < words.size(); i++) {
            OutboundMessage message = TerminalRendererTest.message(words.get(i), Input.NONE, List.of());
            String deliveryId = id + i;
            relay.execute(() -> adapter.deliver(ME, message, deliveryId));
        }
        return CompletableFuture.completedFuture(new InboundSink.Accepted(false, words.size()));
    }

    private TerminalAdapter adapter(String lines) {
        InputStream in = new ByteArrayInputStream(lines.getBytes(StandardCharsets.UTF_8));
        return new TerminalAdapter(
                "me",
                new PipedConsole(in, out, new TerminalRenderer(texts)),
                texts,
                new HandedFiles(folder),
                Duration.ofMillis(200));
    }

    private static AdapterContext context(Optional<String> user) {
        return new AdapterContext() {
            @Override
            public Optional<String> setting(String name) {
                return name.equals(TerminalAdapterProvider.USER) ? user : Optional.empty();
            }

            @Override
            public Clock clock() {
                return Clock.systemUTC();
            }
        };
    }

    private String said() {
        return out.toString(StandardCharsets.UTF_8);
    }
}
