package org.reweave.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.reweave.chart.TwoWeeks;
import org.reweave.message.Inbound;
import org.reweave.message.Origin;
import org.reweave.message.OutboundMessage;
import org.reweave.message.OutboundMessage.Input;
import org.reweave.message.Picture;
import org.reweave.message.QuickReply;
import org.reweave.message.QuickReply.Role;
import org.reweave.message.RichText;
import org.reweave.message.RichText.Span;
import org.reweave.spi.Delivery.Delivered;
import org.reweave.spi.Delivery.Retry;
import org.reweave.spi.Rig.Ability;
import org.reweave.spi.Rig.Fault;
import org.reweave.spi.Rig.Offer;
import org.reweave.spi.Rig.Shown;

/** What every chat platform's adapter keeps, whatever the platform is. */
public abstract class PlatformAdapterContract {
    /** How many connections a platform's client keeps open at most. */
    private static final int OPEN_BEFORE = 8;

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration STOP = Duration.ofSeconds(2);

    private final List<PlatformAdapter> started = new ArrayList<>();
    private int deliveries;

    protected Rig rig;
    protected RecordingSink sink;
    protected PlatformAdapter adapter;

    /** Sets up a platform of its own for one test. */
    protected abstract Rig rig() throws Exception;

    @BeforeEach
    void set_up() throws Exception {
        rig = rig();
        sink = new RecordingSink();
        adapter = rig.adapter();
    }

    @AfterEach
    void tear_down() {
        sink.release();
        rig.heals();
        started.forEach(one -> one.stop(STOP));
        rig.close();
    }

    // ---------------------------------------------------------------- text

    @Test
    void a_plain_message_is_shown_with_its_words() {
        start();
        shows(Screens.say("Good to have you here."));
        assertThat(words()).containsExactly("Good to have you here.");
    }

    @Test
    void messages_are_shown_in_the_order_they_were_delivered() {
        start();
        IntStream.range(0, 3).forEach(i -> shows(Screens.say("This is line " + i)));
        assertThat(words()).containsExactly("This is line 0", "This is line 1", "This is line 2");
    }

    @Test
    void emphasis_adds_no_signs_to_the_words() {
        start();
        RichText text = new RichText(
                List.of(new Span("Before ", false), new Span("the talk", true), new Span(", breathe.", false)));
        shows(OutboundMessage.saying(text));
        assertThat(words()).containsExactly("Before the talk, breathe.");
    }

    @Test
    void paragraphs_and_line_breaks_stay() {
        start();
        shows(Screens.say("One.\nTwo.\n\nThree."));
        assertThat(rig.shown().get(0).text().lines().map(String::strip))
                .containsSubsequence("One.", "Two.", "", "Three.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<b>not bold</b> & <script>alert(1)</script>",
                "*not bold* _not slanted_ `not code` ~~struck~~ ||hidden||",
                "__under__ ***all*** ```block```",
                "[a link](https://example.org) <https://example.org>",
                "&amp; &lt; &#39; &nbsp;",
                "# heading and > quote and - list",
                "1. first 2) second \\* \\_ \\\\",
                "@everyone @here <@1234567890> <#12345> <@&77>",
                "{word} %s ${x} $$ ''",
                "</pre></b></i> ]]> -->",
                "<t:1700000000:R> <:smile:123456> :smile:",
                "tg://user?id=123 https://t.me/someone /start"
            })
    void what_looks_like_markup_is_shown_as_it_was_written(String written) {
        start();
        RichText text = new RichText(
                List.of(new Span("You wrote: ", true), new Span(written, false), new Span(" (kept)", true)));
        shows(OutboundMessage.saying(text));
        assertThat(words()).containsExactly("You wrote: " + written + " (kept)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "👨‍👩‍👧‍👦 and 🇵🇹 and 👍🏽",
                "שלום, מה שלומך?",
                "مرحبا بك هنا",
                "日本語の文章です",
                "Zażółć gęślą jaźń",
                "e\u0301 and \u00e9",
                "𝒪𝓊𝓉 of the basic plane"
            })
    void every_script_and_sign_is_shown_as_it_is(String text) {
        start();
        shows(Screens.say(text));
        assertThat(words()).containsExactly(text);
    }

    @Test
    void emphasis_after_emoji_still_sits_on_its_own_words() {
        start();
        shows(OutboundMessage.saying(new RichText(
                List.of(new Span("👨‍👩‍👧 ", false), new Span("together", true), new Span(" 🙂", false)))));
        assertThat(words()).containsExactly("👨‍👩‍👧 together 🙂");
    }

    @Test
    void a_long_text_is_shown_whole_in_pieces_that_fit() {
        start();
        String text = paragraphs(rig.longest() < 100_000 ? 3 * rig.longest() : 20_000);
        shows(Screens.say(text));
        assertThat(rig.shown())
                .allSatisfy(one -> assertThat(one.text().length()).isLessThanOrEqualTo(rig.longest()));
        assertThat(squeezed(String.join("\n\n", words()))).isEqualTo(squeezed(text));
    }

    @Test
    void a_long_text_is_cut_between_paragraphs() {
        assumeTrue(rig.longest() < 100_000, "texts of any length fit");
        start();
        shows(Screens.say(paragraphs(2 * rig.longest())));
        assertThat(words())
                .hasSizeGreaterThan(1)
                .allSatisfy(one -> assertThat(one).startsWith("Paragraph ").endsWith("."));
    }

    @Test
    void a_long_text_without_a_place_to_cut_is_still_shown_whole() {
        assumeTrue(rig.longest() < 100_000, "texts of any length fit");
        start();
        String text = "🙂".repeat(rig.longest());
        shows(Screens.say(text));
        assertThat(String.join("", words())).isEqualTo(text);
        assertThat(words()).allSatisfy(one -> assertThat(one).startsWith("🙂").endsWith("🙂"));
    }

    @Test
    void the_answers_belong_to_the_last_piece_of_a_long_question() {
        needs(Ability.BUTTONS);
        start();
        shows(Screens.ask(4, paragraphs(2 * rig.longest()), "Yes", "No"));
        List<Shown> all = rig.shown();
        assertThat(all.subList(0, all.size() - 1))
                .allSatisfy(one -> assertThat(one.offers()).isEmpty());
        assertThat(labels(last())).startsWith("Yes", "No");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\n\n", "\u200b\u2060", "\u0000\u0007"})
    void a_message_with_nothing_to_see_never_breaks_anything(String text) {
        start();
        deliver(Screens.say(text));
        shows(Screens.say("still here"));
        assertThat(words()).endsWith("still here");
    }

    @Test
    void a_question_without_words_still_offers_its_answers() {
        needs(Ability.BUTTONS);
        start();
        shows(Screens.ask(3, "", "Yes", "No"));
        assertThat(labels(last())).startsWith("Yes", "No");
    }

    // ---------------------------------------------------------------- pictures

    @Test
    void a_picture_is_shown_whole_above_its_message_with_the_words_for_it() {
        needs(Ability.PICTURES);
        start();
        Picture picture = Screens.picture("Three weeks, each a little safer than the one before.");
        shows(Screens.ask(7, "How was the week?", "Quiet", "Rough").with(picture));
        List<Shown> all = rig.shown();
        assertThat(all.stream().map(rig::picture).flatMap(Optional::stream))
                .singleElement()
                .satisfies(bytes -> assertThat(bytes).isEqualTo(picture.png()));
        assertThat(String.join("\n\n", words()))
                .contains("Three weeks, each a little safer than the one before.", "How was the week?");
        assertThat(labels(last())).startsWith("Quiet", "Rough");
    }

    @Test
    void one_s_own_progress_arrives_as_words_then_as_the_picture_that_was_drawn_then_what_was_open()
            throws IOException {
        needs(Ability.PICTURES);
        start();
        List<OutboundMessage> progress = TwoWeeks.afterTwo();
        progress.forEach(this::shows);
        List<Shown> all = rig.shown();
        List<byte[]> pictures =
                all.stream().map(rig::picture).flatMap(Optional::stream).toList();
        assertThat(pictures).hasSize(1);
        assertThat(pictures.get(0))
                .isEqualTo(progress.get(1).picture().orElseThrow().png());
        assertThat(ImageIO.read(new ByteArrayInputStream(pictures.get(0))).getWidth())
                .isGreaterThan(400);
        assertThat(rig.picture(all.get(0))).isEmpty();
        assertThat(words().get(0)).contains("up from 3 to 4 of 10");
        assertThat(String.join("\n\n", words())).contains("The numbers you gave", ": 6, 7");
        assertThat(labels(last())).isNotEmpty();
    }

    @Test
    void where_no_pictures_can_be_shown_the_words_for_them_are() {
        assumeTrue(!rig.has(Ability.PICTURES), "pictures can be shown");
        start();
        shows(Screens.say("That is all.").with(Screens.picture("Three weeks, each a little safer.")));
        assertThat(words()).containsExactly("Three weeks, each a little safer.\n\nThat is all.");
    }

    // ---------------------------------------------------------------- answers that take one tap

    @Test
    void choices_are_offered_in_their_order_and_the_exits_after_them() {
        needs(Ability.BUTTONS);
        start();
        shows(Screens.ask(7, "How is today?", "Quiet", "In between", "Rough"));
        assertThat(labels(last()))
                .containsExactly("Quiet", "In between", "Rough", "Skip", "Back", "Pause", "More", "Help now");
    }

    @Test
    void the_longest_label_is_offered_whole() {
        needs(Ability.BUTTONS);
        start();
        String label = "I would like to talk about what happened, but only with somebody else in there.".concat("!");
        assertThat(label).hasSize(QuickReply.MAX_LABEL);
        shows(Screens.ask(7, "What now?", label, "Something else"));
        assertThat(labels(last())).startsWith(label, "Something else");
    }

    @Test
    void a_label_is_never_markup() {
        needs(Ability.BUTTONS);
        start();
        shows(Screens.ask(7, "Which one?", "<b>one</b> & *two*", "@everyone"));
        assertThat(labels(last())).startsWith("<b>one</b> & *two*", "@everyone");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4, 9, 25})
    void a_menu_offers_every_entry(int entries) {
        needs(Ability.BUTTONS);
        start();
        shows(Screens.menu(7, "Which one?", entries));
        assertThat(labels(last()))
                .hasSize(entries + 5)
                .contains("Entry number 1", "Entry number " + entries, "Help now");
    }

    @Test
    void of_very_many_entries_none_is_lost() {
        needs(Ability.BUTTONS);
        start();
        shows(Screens.menu(7, "Which one?", 120));
        String everything = rig.shown().toString();
        IntStream.rangeClosed(1, 120).forEach(i -> assertThat(everything).containsPattern("Entry number " + i + "\\b"));
        assertThat(labels(last())).contains("Help now");
    }

    @Test
    void a_scale_offers_every_number_in_order() {
        needs(Ability.BUTTONS);
        start();
        shows(Screens.scale(7, "How safe do you feel?"));
        assertThat(labels(last()))
                .startsWith("0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "10")
                .hasSize(16);
    }

    @Test
    void of_several_it_is_seen_which_are_on() {
        needs(Ability.BUTTONS);
        start();
        shows(Screens.several(7, "What would help?", 1));
        assertThat(last().offers())
                .contains(new Offer("Sleep", false), new Offer("Food", true), new Offer("Somebody to call", false));
        assertThat(labels(last())).contains("Done", "Help now");
    }

    @Test
    void times_and_notes_have_their_answers_and_exits_too() {
        needs(Ability.BUTTONS);
        start();
        shows(Screens.when(7, "When shall it be?"));
        assertThat(labels(last())).startsWith("today 19:00", "tomorrow 10:00").contains("Pause");
        shows(Screens.note(8, "What would you like to remember?"));
        assertThat(labels(last())).startsWith("I thought about it").contains("Pause");
    }

    @Test
    void a_tap_brings_back_the_token_it_was_offered_with() {
        needs(Ability.BUTTONS);
        start();
        OutboundMessage question = Screens.ask(7, "How is today?", "Quiet", "Rough");
        for (QuickReply reply : question.replies()) {
            shows(question);
            rig.taps(last(), reply.label());
            assertThat(tokens(sink.next())).containsExactly(reply.token());
        }
    }

    @Test
    void every_number_of_a_scale_comes_back_as_itself() {
        needs(Ability.BUTTONS);
        start();
        shows(Screens.scale(7, "How safe do you feel?"));
        Shown scale = last();
        for (int i = 0; i <= 10; i++) {
            rig.taps(scale, Integer.toString(i));
            assertThat(tokens(sink.next())).containsExactly("7:c" + i);
        }
    }

    @Test
    void an_entry_of_a_long_menu_comes_back_as_itself() {
        needs(Ability.BUTTONS);
        start();
        shows(Screens.menu(7, "Which one?", 25));
        rig.taps(last(), "Entry number 25");
        assertThat(tokens(sink.next())).containsExactly("7:c24");
    }

    @Test
    void a_tick_comes_back_as_the_one_that_was_tapped() {
        needs(Ability.BUTTONS);
        start();
        shows(Screens.several(7, "What would help?"));
        rig.taps(last(), "Food");
        assertThat(tokens(sink.next())).contains("7:+c1").doesNotContain("7:+c0", "7:+c2");
    }

    @Test
    void the_longest_token_comes_back_whole() {
        needs(Ability.BUTTONS);
        start();
        String token = "7:" + "x".repeat(QuickReply.MAX_TOKEN_BYTES - 2);
        shows(Screens.prompt(7, "Yes?", Input.CHOICE, List.of(new QuickReply(token, "Yes", Role.CHOICE))));
        rig.taps(last(), "Yes");
        assertThat(tokens(sink.next())).containsExactly(token);
    }

    @Test
    void two_taps_are_two_things_with_two_ids() {
        needs(Ability.BUTTONS);
        start();
        shows(Screens.ask(7, "How is today?", "Quiet", "Rough"));
        Shown question = last();
        rig.taps(question, "Quiet");
        rig.taps(question, "Quiet");
        Inbound first = sink.next();
        Inbound second = sink.next();
        assertThat(first.content()).isEqualTo(second.content());
        assertThat(first.updateId()).isNotEqualTo(second.updateId());
    }

    @Test
    void a_tap_on_an_earlier_question_brings_its_own_token() {
        needs(Ability.BUTTONS);
        start();
        shows(Screens.ask(7, "How is today?", "Quiet", "Rough"));
        Shown old = last();
        shows(Screens.ask(8, "And tomorrow?", "Better", "Worse"));
        rig.taps(old, "Quiet");
        assertThat(tokens(sink.next())).containsExactly("7:c0");
    }

    // ---------------------------------------------------------------- what the person writes

    @ParameterizedTest
    @ValueSource(
            strings = {
                "I am not sure",
                "7",
                "two\nlines",
                "<b>bold?</b> & *stars*",
                "👨‍👩‍👧 שלום",
                "/pause",
                "/help_now",
                "@everyone look"
            })
    void words_come_in_as_they_were_written(String text) {
        assumeTrue(rig.has(Ability.LINES) || !text.contains("\n"), "this platform has no lines");
        start();
        rig.writes(text);
        assertThat(sink.next().content()).isEqualTo(new Inbound.Text(text));
    }

    @Test
    void a_long_text_comes_in_whole() {
        start();
        String lines = paragraphs(Math.min(1_900, rig.longest()));
        String text = rig.has(Ability.LINES) ? lines : lines.replace("\n\n", " ");
        rig.writes(text);
        assertThat(((Inbound.Text) sink.next().content()).text()).isEqualTo(text);
    }

    @Test
    void ten_million_letters_hold_up_nothing_that_comes_after() {
        start();
        rig.writes("so much ".repeat(1_250_000));
        rig.writes("after");
        String next = ((Inbound.Text) sink.next().content()).text();
        // Where that is more than is read at all, it is put aside.
        assertThat(next.equals("after") ? next : ((Inbound.Text) sink.next().content()).text())
                .isEqualTo("after");
    }

    @Test
    void what_a_person_does_comes_in_in_order_each_with_an_id_of_its_own() {
        start();
        IntStream.range(0, 20).forEach(i -> rig.writes("line " + i));
        List<Inbound> all = IntStream.range(0, 20).mapToObj(i -> sink.next()).toList();
        assertThat(all)
                .extracting(one -> ((Inbound.Text) one.content()).text())
                .containsExactly(
                        IntStream.range(0, 20).mapToObj(i -> "line " + i).toArray(String[]::new));
        assertThat(all).extracting(Inbound::updateId).doesNotHaveDuplicates();
    }

    @Test
    void it_is_known_who_wrote_and_that_nobody_else_reads_along() {
        start();
        rig.writes("hello");
        Inbound inbound = sink.next();
        assertThat(inbound.from()).isEqualTo(rig.person());
        assertThat(inbound.from().platform()).isEqualTo(adapter.platform());
        assertThat(inbound.origin()).isEqualTo(Origin.PRIVATE);
    }

    @Test
    void changed_words_come_in_as_a_change() {
        needs(Ability.PERSON_EDITS);
        start();
        rig.writes("helo");
        sink.next();
        rig.rewrites("hello");
        assertThat(sink.next().content()).isEqualTo(new Inbound.Edit("hello"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"photo", "voice", "sticker"})
    void what_is_not_words_comes_in_as_unreadable(String kind) {
        needs(Ability.MEDIA);
        start();
        rig.sends(kind);
        assertThat(sink.next().content()).isInstanceOf(Inbound.Unreadable.class);
    }

    @Test
    void opening_the_chat_comes_in_as_such() {
        needs(Ability.LINKS);
        start();
        rig.opens(Optional.empty());
        assertThat(sink.next().content()).isEqualTo(new Inbound.Opened(Optional.empty()));
    }

    @Test
    void a_link_brings_what_it_carries() {
        needs(Ability.LINKS);
        start();
        rig.opens(Optional.of("aB3_-x9"));
        assertThat(sink.next().content()).isEqualTo(new Inbound.Opened(Optional.of("aB3_-x9")));
    }

    @Test
    void a_second_delivery_has_the_same_id() {
        needs(Ability.FAULTS);
        needs(Ability.REDELIVERS);
        start();
        rig.breaks(Fault.TWICE);
        rig.writes("hello");
        assertThat(sink.next()).isEqualTo(sink.next());
    }

    // ---------------------------------------------------------------- changing what was shown

    @Test
    void the_same_question_shown_again_takes_the_place_of_the_first() {
        needs(Ability.EDITS);
        start();
        shows(Screens.several(7, "What would help?"));
        shows(Screens.several(7, "What would help?", 0, 2));
        assertThat(rig.shown()).hasSize(1);
        assertThat(last().offers()).contains(new Offer("Sleep", true), new Offer("Somebody to call", true));
    }

    @Test
    void showing_the_very_same_again_is_no_failure() {
        needs(Ability.EDITS);
        start();
        shows(Screens.ask(7, "How is today?", "Quiet", "Rough"));
        shows(Screens.ask(7, "How is today?", "Quiet", "Rough"));
        assertThat(labels(last())).startsWith("Quiet", "Rough");
    }

    @Test
    void after_the_person_wrote_the_same_question_is_shown_anew_below_and_only_there() {
        needs(Ability.EDITS);
        start();
        shows(Screens.ask(7, "How is today?", "Quiet", "Rough"));
        rig.writes("hm");
        sink.next();
        shows(Screens.ask(7, "How is today?", "Quiet", "Rough"));
        assertThat(rig.shown()).hasSize(2);
        assertThat(rig.shown().get(0).offers()).isEmpty();
        assertThat(labels(last())).startsWith("Quiet", "Rough");
    }

    @Test
    void a_new_question_takes_the_buttons_off_the_one_before() {
        needs(Ability.EDITS);
        start();
        shows(Screens.ask(7, "How is today?", "Quiet", "Rough"));
        shows(Screens.ask(8, "And tomorrow?", "Better", "Worse"));
        assertThat(rig.shown()).hasSize(2);
        assertThat(rig.shown().get(0).offers()).isEmpty();
        assertThat(rig.shown().get(0).text()).startsWith("How is today?");
    }

    @Test
    void the_answer_that_was_tapped_stays_to_be_seen() {
        needs(Ability.EDITS);
        start();
        shows(Screens.ask(7, "How is today?", "Quiet", "Rough"));
        rig.taps(last(), "Rough");
        sink.next();
        shows(Screens.ask(8, "And tomorrow?", "Better", "Worse"));
        assertThat(rig.shown().get(0).text())
                .startsWith("How is today?")
                .contains("Rough")
                .doesNotContain("Quiet");
        assertThat(rig.shown().get(0).offers()).isEmpty();
    }

    @Test
    void a_plain_line_leaves_an_open_question_as_it_is() {
        needs(Ability.EDITS);
        start();
        shows(Screens.ask(7, "How is today?", "Quiet", "Rough"));
        shows(Screens.say("This is your note for now."));
        assertThat(labels(rig.shown().get(0))).startsWith("Quiet", "Rough");
    }

    @Test
    void after_a_restart_a_tapped_question_still_loses_its_buttons() {
        needs(Ability.EDITS);
        start();
        shows(Screens.ask(7, "How is today?", "Quiet", "Rough"));
        adapter.stop(STOP);
        adapter = rig.adapter();
        start();
        rig.taps(last(), "Rough");
        sink.next();
        shows(Screens.ask(8, "And tomorrow?", "Better", "Worse"));
        assertThat(rig.shown().get(0).offers()).isEmpty();
        assertThat(rig.shown().get(0).text()).contains("Rough");
    }

    // ---------------------------------------------------------------- how a delivery ends

    @Test
    void a_message_that_was_taken_is_delivered() {
        start();
        shows(Screens.say("hello"));
    }

    @Test
    void too_fast_is_tried_again_not_before_the_platform_says() {
        needs(Ability.FAULTS);
        start();
        rig.breaks(Fault.TOO_FAST);
        Delivery delivery = deliver(Screens.say("hello"));
        assertThat(delivery)
                .isInstanceOfSatisfying(
                        Retry.class,
                        retry -> assertThat(retry.after()).isBetween(Duration.ofMillis(2_000), Duration.ofSeconds(30)));
    }

    @Test
    void while_told_to_wait_nothing_more_is_sent() {
        needs(Ability.FAULTS);
        start();
        rig.breaks(Fault.TOO_FAST);
        deliver(Screens.say("hello"));
        rig.heals();
        assertThat(deliver(Screens.say("hello again"))).isInstanceOf(Retry.class);
        assertThat(rig.shown()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"BROKEN", "DOWN"})
    void a_platform_that_is_not_well_is_tried_again(Fault fault) {
        needs(Ability.FAULTS);
        start();
        rig.breaks(fault);
        Delivery delivery = deliver(Screens.say("hello"));
        // What goes over a connection that was open from before may be unknown; then it is found that nobody is there.
        for (int open = 0; open < OPEN_BEFORE && fault == Fault.DOWN && delivery instanceof Delivery.Unknown; open++) {
            delivery = deliver(Screens.say("hello"));
        }
        assertThat(delivery).isInstanceOf(Retry.class);
        rig.heals();
        assertThat(rig.shown()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"LOST_BEFORE", "LOST_AFTER"})
    void a_connection_that_ended_without_an_answer_leaves_the_outcome_unknown(Fault fault) {
        needs(Ability.FAULTS);
        start();
        rig.breaks(fault);
        assertThat(deliver(Screens.say("hello"))).isInstanceOf(Delivery.Unknown.class);
        rig.heals();
        assertThat(rig.shown()).hasSize(fault == Fault.LOST_AFTER ? 1 : 0);
    }

    @Test
    void a_repeated_delivery_is_shown_once_where_the_platform_tells_repeats() {
        needs(Ability.FAULTS);
        assumeTrue(adapter.tellsRepeats(), "the platform does not tell repeats");
        start();
        rig.breaks(Fault.LOST_AFTER);
        adapter.deliver(rig.person(), Screens.say("hello"), "the-same");
        rig.heals();
        assertThat(adapter.deliver(rig.person(), Screens.say("hello"), "the-same"))
                .isInstanceOf(Delivered.class);
        assertThat(words()).containsExactly("hello");
    }

    @Test
    void a_long_message_that_was_held_up_half_way_goes_on_where_it_stopped() {
        needs(Ability.FAULTS);
        assumeTrue(rig.longest() < 100_000, "texts of any length fit");
        start();
        String text = paragraphs(6 * rig.longest());
        Delivery delivery = adapter.deliver(rig.person(), Screens.say(text), "long-one");
        for (int i = 0; i < 60 && delivery instanceof Retry retry; i++) {
            LockSupport.parkNanos(retry.after().toNanos());
            delivery = adapter.deliver(rig.person(), Screens.say(text), "long-one");
        }
        assertThat(delivery).isInstanceOf(Delivered.class);
        assertThat(squeezed(String.join("\n\n", words()))).isEqualTo(squeezed(text));
    }

    @Test
    void somebody_who_closed_the_door_cannot_be_reached_until_they_open_it() {
        needs(Ability.FAULTS);
        start();
        rig.breaks(Fault.CLOSED);
        assertThat(deliver(Screens.say("hello")))
                .isInstanceOfSatisfying(
                        Delivery.Unreachable.class,
                        gone -> assertThat(gone.reason()).matches("[a-z0-9 -]{3,60}"));
        rig.heals();
        shows(Screens.say("hello again"));
        assertThat(words()).containsExactly("hello again");
    }

    @Test
    void a_message_the_platform_will_never_take_is_given_up_with_a_reason() {
        needs(Ability.FAULTS);
        start();
        rig.breaks(Fault.REFUSED);
        assertThat(deliver(Screens.ask(7, "How is today?", "Quiet", "Rough")))
                .isInstanceOfSatisfying(
                        Delivery.Rejected.class,
                        refused -> assertThat(refused.reason()).matches("[a-z0-9 -]{3,60}"));
    }

    @Test
    void an_address_of_another_platform_is_refused() {
        start();
        Delivery delivery = adapter.deliver(
                new org.reweave.message.Address("elsewhere", "1", "1"), Screens.say("hello"), "elsewhere-1");
        assertThat(delivery).isInstanceOfAny(Delivery.Unreachable.class, Delivery.Rejected.class);
        assertThat(rig.shown()).isEmpty();
    }

    // ---------------------------------------------------------------- arriving, starting, stopping

    @Test
    void nothing_is_acknowledged_before_it_is_durable() {
        needs(Ability.REDELIVERS);
        start();
        sink.hold();
        rig.writes("hello");
        sink.next();
        assertThat(rig.acknowledged()).isFalse();
        sink.release();
        eventually(rig::acknowledged);
    }

    @Test
    void what_could_not_be_stored_is_handed_over_again() {
        needs(Ability.COMES_AGAIN);
        start();
        sink.failNext(2);
        rig.writes("hello");
        Inbound first = sink.next();
        assertThat(sink.next()).isEqualTo(first);
        assertThat(sink.next()).isEqualTo(first);
        eventually(rig::acknowledged);
    }

    @Test
    void what_was_not_durable_when_the_process_ended_comes_again() {
        needs(Ability.COMES_AGAIN);
        start();
        sink.hold();
        rig.writes("hello");
        Inbound first = sink.next();
        adapter.stop(STOP);
        sink = new RecordingSink();
        adapter = rig.adapter();
        start();
        assertThat(sink.next()).isEqualTo(first);
    }

    @Test
    void what_was_durable_when_the_process_ended_does_not_come_again() {
        needs(Ability.REDELIVERS);
        start();
        rig.writes("hello");
        Inbound first = sink.next();
        eventually(rig::acknowledged);
        adapter.stop(STOP);
        sink = new RecordingSink();
        adapter = rig.adapter();
        start();
        rig.writes("and more");
        Inbound second = sink.next();
        assertThat(second.updateId()).isNotEqualTo(first.updateId());
    }

    @Test
    void what_was_written_while_nobody_listened_arrives_after_the_start() {
        needs(Ability.KEEPS_FOR_LATER);
        start();
        rig.writes("first");
        Inbound first = sink.next();
        eventually(rig::acknowledged);
        adapter.stop(STOP);
        rig.writes("hello?");
        rig.writes("anybody?");
        adapter = rig.adapter();
        start();
        Inbound second = sink.nextAfter(first);
        assertThat(second.content()).isEqualTo(new Inbound.Text("hello?"));
        assertThat(sink.nextAfter(second).content()).isEqualTo(new Inbound.Text("anybody?"));
    }

    @Test
    void a_platform_that_is_down_at_the_start_is_waited_for() {
        needs(Ability.FAULTS);
        rig.breaks(Fault.DOWN);
        assertTimeoutPreemptively(Duration.ofSeconds(3), this::start);
        assertThat(deliver(Screens.say("hello"))).isInstanceOf(Retry.class);
        rig.heals();
        eventually(() -> deliver(Screens.say("now")) instanceof Delivered);
        rig.writes("hello");
        assertThat(sink.next().content()).isEqualTo(new Inbound.Text("hello"));
    }

    @ParameterizedTest
    @EnumSource(names = {"DOWN", "BROKEN"})
    void after_a_platform_was_not_well_it_goes_on(Fault fault) {
        needs(Ability.FAULTS);
        start();
        rig.writes("before");
        Inbound first = sink.next();
        rig.breaks(fault);
        deliver(Screens.say("lost"));
        rig.heals();
        rig.writes("after");
        assertThat(sink.nextAfter(first).content()).isEqualTo(new Inbound.Text("after"));
    }

    @Test
    void stopping_takes_less_than_two_seconds() {
        start();
        rig.writes("hello");
        sink.next();
        assertTimeoutPreemptively(STOP, () -> adapter.stop(STOP));
    }

    @ParameterizedTest
    @EnumSource(names = {"DOWN", "HANGING"})
    void stopping_takes_less_than_two_seconds_even_while_the_platform_does_not_answer(Fault fault) {
        needs(Ability.FAULTS);
        start();
        rig.writes("hello");
        sink.next();
        rig.breaks(fault);
        assertTimeoutPreemptively(Duration.ofMillis(2_300), () -> adapter.stop(STOP));
    }

    @Test
    void stopping_while_the_store_does_not_answer_takes_less_than_two_seconds() {
        start();
        sink.hold();
        rig.writes("hello");
        sink.next();
        assertTimeoutPreemptively(Duration.ofMillis(2_300), () -> adapter.stop(STOP));
    }

    @Test
    void stopping_twice_or_without_a_start_is_harmless() {
        rig.adapter().stop(STOP);
        start();
        adapter.stop(STOP);
        adapter.stop(STOP);
    }

    @Test
    void after_the_stop_nothing_is_delivered_and_nothing_thrown() {
        start();
        adapter.stop(STOP);
        assertThat(deliver(Screens.say("hello"))).isNotInstanceOf(Delivered.class);
    }

    // ---------------------------------------------------------------- words for all of this

    private void needs(Ability ability) {
        assumeTrue(rig.has(ability), () -> "this platform has no " + ability);
    }

    private void start() {
        started.add(adapter);
        adapter.start(sink);
        if (rig.opensByItself()) {
            assertThat(sink.next().content()).isEqualTo(new Inbound.Opened(Optional.empty()));
        }
    }

    protected final Delivery deliver(OutboundMessage message) {
        return adapter.deliver(rig.person(), message, "delivery-" + ++deliveries);
    }

    /** Delivers a message as the relay does: what is to be tried again is tried again. */
    protected final void shows(OutboundMessage message) {
        String id = "delivery-" + ++deliveries;
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        Delivery delivery = adapter.deliver(rig.person(), message, id);
        while (delivery instanceof Retry retry && System.nanoTime() < deadline) {
            LockSupport.parkNanos(retry.after().toNanos());
            delivery = adapter.deliver(rig.person(), message, id);
        }
        assertThat(delivery).isInstanceOf(Delivered.class);
    }

    private Shown last() {
        List<Shown> all = rig.shown();
        return all.get(all.size() - 1);
    }

    private List<String> words() {
        return rig.shown().stream().map(Shown::text).toList();
    }

    private static List<String> labels(Shown shown) {
        return shown.offers().stream().map(Offer::label).toList();
    }

    private static List<String> tokens(Inbound inbound) {
        if (inbound.content() instanceof Inbound.Selection selection) {
            return selection.options();
        }
        assertThat(inbound.content()).isInstanceOf(Inbound.Press.class);
        return List.of(((Inbound.Press) inbound.content()).token());
    }

    private static String paragraphs(int length) {
        StringBuilder text = new StringBuilder();
        for (int i = 1; text.length() < length - 200; i++) {
            text.append(i == 1 ? "" : "\n\n")
                    .append("Paragraph ")
                    .append(i)
                    .append(" is about listening, for as long as it takes, and about stopping in time.");
        }
        return text.toString();
    }

    private static String squeezed(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }

    private static void eventually(BooleanSupplier condition) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime())
                    .as("waited for longer than %s", PATIENCE)
                    .isLessThan(deadline);
            LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
        }
    }
}
