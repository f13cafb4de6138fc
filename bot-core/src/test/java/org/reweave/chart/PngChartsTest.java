package org.reweave.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.reweave.engine.Chart;
import org.reweave.engine.Chart.Line;
import org.reweave.engine.Chart.Point;

/** What is on the picture is read off its pixels. The last one drawn lies in {@code target/charts} to be looked at. */
class PngChartsTest {
    private static final Instant START = Instant.parse("2026-03-02T19:00:00Z");
    private static final ZoneId ZONE = ZoneId.of("Europe/Lisbon");
    /** How far a marker reaches to each side of its middle, in pixels. */
    private static final int MARKER = 7;

    private final PngCharts charts = new PngCharts();

    private static Line line(String name, int... values) {
        int[] days = {0, 7, 28};
        return new Line(
                name,
                IntStream.range(0, values.length)
                        .mapToObj(i -> new Point(START.plus(Duration.ofDays(days[i])), values[i]))
                        .toList());
    }

    private static Chart chart(Line... lines) {
        return new Chart(
                List.of(lines),
                "A day you looked in",
                List.of(START, START.plus(Duration.ofDays(28))),
                ZONE,
                Locale.UK);
    }

    private BufferedImage drawn(Chart chart) throws IOException {
        byte[] png = charts.paint(chart).orElseThrow();
        Path folder = Files.createDirectories(Path.of("target", "charts"));
        Files.write(folder.resolve("progress.png"), png);
        return ImageIO.read(new ByteArrayInputStream(png));
    }

    @Test
    void every_number_stands_at_its_height_and_every_day_at_its_place() throws IOException {
        BufferedImage image = drawn(chart(line("High", 10, 10, 10), line("Middle", 5, 5, 5), line("Low", 0, 0, 0)));

        double ten = row(image, 0);
        double five = row(image, 1);
        double zero = row(image, 2);
        assertThat(ten).isLessThan(five);
        assertThat(five).isCloseTo((ten + zero) / 2, within(1.5));
        List<Double> days = markers(image, (int) ten);
        assertThat(days).hasSize(3);
        assertThat((days.get(1) - days.get(0)) / (days.get(2) - days.get(0))).isCloseTo(7.0 / 28, within(0.01));
        int kept = (int) Math.round(zero + (zero - ten) / 10);
        assertThat(new Color(image.getRGB((int) Math.round(days.get(0)), kept))).isEqualTo(ChartLook.INK);
        assertThat(new Color(image.getRGB((int) Math.round(days.get(2)), kept))).isEqualTo(ChartLook.INK);
        assertThat(new Color(image.getRGB((int) Math.round(days.get(1)), kept))).isEqualTo(ChartLook.GROUND);
    }

    @Test
    void it_brings_its_own_ground_so_that_a_dark_screen_and_a_light_one_show_the_same() throws IOException {
        BufferedImage image = drawn(chart(
                line("They do what they say", 3, 4, 6),
                line("I can believe what they tell me", 2, 4, 5),
                line("They think of me, even when it costs them something", 5, 5, 6),
                line("I feel safe bringing things up", 4, 7, 7)));

        assertThat(image.getWidth()).isEqualTo(760);
        assertThat(image.getHeight()).isEqualTo(590);
        int[] pixels = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
        assertThat(IntStream.of(pixels).allMatch(pixel -> pixel >>> 24 == 0xff))
                .as("nothing shines through")
                .isTrue();
        assertThat(IntStream.of(pixels).distinct().count()).isGreaterThan(20);
        assertThat(new Color(image.getRGB(2, 2))).isEqualTo(ChartLook.GROUND);
        for (int i = 0; i < 4; i++) {
            int colour = ChartLook.COLOURS.get(i).getRGB();
            assertThat(IntStream.of(pixels).filter(pixel -> pixel == colour).count())
                    .as("line %s", i)
                    .isGreaterThan(300);
        }
    }

    @Test
    void letters_and_lines_stand_out_from_the_ground() {
        assertThat(contrast(ChartLook.INK, ChartLook.GROUND)).isGreaterThan(7);
        assertThat(ChartLook.COLOURS)
                .allSatisfy(
                        colour -> assertThat(contrast(colour, ChartLook.GROUND)).isGreaterThan(4.5));
    }

    @Test
    void the_same_numbers_make_the_same_picture_and_one_day_alone_makes_none() {
        Chart some = chart(line("One", 1, 2, 3));

        assertThat(charts.paint(some).orElseThrow())
                .isEqualTo(charts.paint(some).orElseThrow());
        assertThat(charts.paint(chart(line("One", 1)))).isEmpty();
        assertThat(charts.paint(chart())).isEmpty();
    }

    /** The row a level line runs in: the middle of the rows that hold most of its colour. */
    private static double row(BufferedImage image, int line) {
        int[] found = IntStream.range(0, image.getHeight())
                .map(y -> (int) IntStream.range(0, image.getWidth())
                        .filter(x -> is(image, x, y, line))
                        .count())
                .toArray();
        int most = IntStream.of(found).max().orElseThrow();
        return IntStream.range(0, found.length)
                .filter(y -> found[y] > most * 0.9)
                .average()
                .orElseThrow();
    }

    private static boolean is(BufferedImage image, int x, int y, int line) {
        return image.getRGB(x, y) == ChartLook.COLOURS.get(line).getRGB();
    }

    /** Where the first line has its markers: columns in which its colour stands higher than the line itself is. */
    private static List<Double> markers(BufferedImage image, int row) {
        List<Double> middles = new ArrayList<>();
        int begun = -1;
        for (int x = 0; x < image.getWidth(); x++) {
            int at = x;
            long high = IntStream.rangeClosed(row - MARKER, row + MARKER)
                    .filter(y -> is(image, at, y, 0))
                    .count();
            if (high >= MARKER && begun < 0) {
                begun = x;
            } else if (high < MARKER && begun >= 0) {
                middles.add((begun + x - 1) / 2.0);
                begun = -1;
            }
        }
        return middles;
    }

    /** By the formula of the Web Content Accessibility Guidelines: from 1 to 21. */
    private static double contrast(Color one, Color other) {
        double first = luminance(one);
        double second = luminance(other);
        return (Math.max(first, second) + 0.05) / (Math.min(first, second) + 0.05);
    }

    private static double luminance(Color colour) {
        return 0.2126 * linear(colour.getRed())
                + 0.7152 * linear(colour.getGreen())
                + 0.0722 * linear(colour.getBlue());
    }

    private static double linear(int channel) {
        double value = channel / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
    }
}
