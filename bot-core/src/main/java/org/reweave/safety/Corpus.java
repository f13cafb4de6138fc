package org.reweave.safety;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The project's own labelled lines, in {@code safety/corpus}: the half the rules were made with, and the half that was
 * written by somebody who saw neither that one nor the rules.
 */
public enum Corpus {
    /** The half the rules were made with. */
    DEVELOPMENT("development"),
    /** The first half written apart; the rules were changed after its first result, so it is unseen no more. */
    HELD_OUT_1("held-out-1"),
    /** Lines written to be unlike the others, by whoever widened the rules; used up like the ones before. */
    AFTER_WIDENING("after-widening"),
    /** The second half written apart; the rules that combine concepts were made after its result, so it is unseen no more. */
    HELD_OUT_2("held-out-2"),
    /** The third half written apart; the frames were made after its result, so it is unseen no more. */
    HELD_OUT_3("held-out-3"),
    /** What the frames were made with: three parts by whoever made them, each written before it was looked at. */
    FRAMES("frames"),
    /** The fourth half written apart; the broad rules were made after its result, so it is unseen no more. */
    HELD_OUT_4("held-out-4"),
    /** By the first of four more writers, each given voices of their own: Britain, Ireland and Australia. The broad rules were made with it. */
    VOICES_1("voices-1"),
    /** By the second: young people of North America, and people who learnt English later. The broad rules were made with it. */
    VOICES_2("voices-2"),
    /** By the third: plain speech, fragments, and danger told as an aside. The broad rules were changed after every other line of it. */
    VOICES_3("voices-3"),
    /** By the fourth, most of it ordinary talk. The broad rules were made with it. */
    VOICES_4("voices-4"),
    /** By a fifth: typical words of people on a bad day. The general rules were made with it, part by part. */
    VOICES_5("voices-5"),
    /** The fifth half written apart, in the words people use most; a few rules were changed after its result, so it is unseen no more. */
    HELD_OUT_5("held-out-5"),
    /** The sixth half written apart, in the same way as the fifth; the typical rules were made after its result, so it is unseen no more. */
    HELD_OUT_6("held-out-6"),
    /** By a sixth voice: the words people most probably use, in the Englishes of many countries. The typical rules were made with it. */
    VOICES_6("voices-6"),
    /** By a seventh, in the same way. The typical rules were measured with it before any line of it was read, then made with it. */
    VOICES_7("voices-7"),
    /** By an eighth, most of it ordinary talk. The typical rules were made with it. */
    VOICES_8("voices-8"),
    /** The seventh half written apart, as the fifth and the sixth were; some rules were changed after its result, so it is unseen no more. */
    HELD_OUT_7("held-out-7"),
    /** By a ninth voice. The plain rules were made with it. */
    VOICES_9("voices-9"),
    /** By a tenth. The plain rules were made with it. */
    VOICES_10("voices-10"),
    /** By an eleventh. The plain rules were measured with it before any line of it was read; none was changed after it. */
    VOICES_11("voices-11"),
    /** The eighth half written apart; no rule was changed after it, and whoever changes them does not read it. */
    HELD_OUT_8("held-out-8"),
    /** Batches of short plain lines and of ordinary talk, each written before it was run; the wide rules were made with them, batch by batch. */
    BATCHES("batches"),
    /** Being ruled and being hurt, beside ordinary talk that comes close, by who wrote the rules for it, part by part and each before it was run. */
    RULED("ruled");

    private final String file;

    Corpus(String file) {
        this.file = file;
    }

    /** Its name as it is printed. */
    public String written() {
        return file;
    }

    /** Its lines; none where there is no such file. Throws {@link UncheckedIOException} where it cannot be read. */
    public List<LabelledLine> lines() {
        InputStream in = Corpus.class.getResourceAsStream("/safety/corpus/" + file + ".jsonl");
        if (in == null) {
            return List.of();
        }
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return new ArrayList<>(LabelledLine.read(reader));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
