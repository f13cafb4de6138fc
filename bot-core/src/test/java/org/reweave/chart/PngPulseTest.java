package org.reweave.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.reweave.engine.LanguageFiles;
import org.reweave.group.pulse.Figures;
import org.reweave.group.pulse.PulseWords;

/** What is on the picture is read off its pixels. The pictures lie in {@code target/charts} to be looked at. */
class PngPulseTest {
    private static final List<String> ANSWERS =
            List.of("A little lighter", "About the same", "A little heavier", "It is hard to say");
    private static final PulseWords WORDS =
            new PulseWords(LanguageFiles.texts(PngPulseTest.class.getClassLoader(), "pulse.en"));

    private static byte[] png(List<Integer> tens, List<String> answers) {
        return new PngPulse().paint(WORDS.chart(new Figures(tens, 0), answers)).orElseThrow();
    }

    private static BufferedImage drawn(String name, List<Integer> tens, List<String> answers) throws IOException {
        byte[] png = png(tens, answers);
        Path folder = Files.createDirectories(Path.of("target", "charts"));
        Files.write(folder.resolve("pulse-" + name + ".png"), png);
        return ImageIO.read(new ByteArrayInputStream(png));
    }

    /** How long each bar is, from the top down, in pixels. */
    private static List<Long> bars(BufferedImage image) {
        int colour = ChartLook.COLOURS.get(0).getRGB();
        List<Long> bars = new ArrayList<>();
        boolean within = false;
        for (int y = 0; y < image.getHeight(); y++) {
            int row = y;
            long length = IntStream.range(0, image.getWidth())
                    .filter(x -> image.getRGB(x, row) == colour)
                    .count();
            if (length > 20 && !within) {
                bars.add(length);
            }
            within = length > 20;
        }
        return bars;
    }

    @Test
    void bars_are_as_long_as_their_figures_and_what_is_hidden_has_none() throws IOException {
        List<Long> bars = bars(drawn("usual", List.of(4, 2, 0, 0), ANSWERS));

        assertThat(bars).hasSize(2);
        assertThat(bars.get(0) / (double) bars.get(1)).isCloseTo(2, within(0.02));
    }

    @Test
    void all_answers_have_room_for_the_longest_bar_and_for_long_words() throws IOException {
        List<String> wordy = List.of(
                "I could say what I needed, and it was heard better than it was a month ago",
                "About as it was",
                "No",
                "I would rather not say, or it is not easy to tell these days");
        List<Long> bars = bars(drawn("long", List.of(9, 1, 3, 2), wordy));

        assertThat(bars).hasSize(4);
        assertThat(bars.get(0) / (double) bars.get(1)).isCloseTo(9, within(0.2));
        assertThat(bars(drawn("two", List.of(6, 4), List.of("Yes", "No")))).hasSize(2);
    }

    @Test
    void it_brings_its_own_ground_so_that_a_dark_screen_and_a_light_one_show_the_same() throws IOException {
        BufferedImage image = drawn("usual", List.of(4, 2, 0, 0), ANSWERS);

        int[] pixels = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
        assertThat(IntStream.of(pixels).allMatch(pixel -> pixel >>> 24 == 0xff)).isTrue();
        assertThat(new Color(image.getRGB(2, 2))).isEqualTo(ChartLook.GROUND);
        assertThat(IntStream.of(pixels)
                        .filter(pixel -> pixel == ChartLook.INK.getRGB())
                        .count())
                .as("letters")
                .isGreaterThan(500);
    }

    @Test
    void the_same_figures_make_the_same_picture() {
        assertThat(png(List.of(5, 5, 0, 0), ANSWERS)).isEqualTo(png(List.of(5, 5, 0, 0), ANSWERS));
    }
}
