package org.reweave.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.markers.SeriesMarkers;
import org.reweave.group.pulse.PulseChart;
import org.reweave.group.pulse.PulsePainter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Draws the pulse of a group as lying bars, each beneath its answer and its share in words, on a ground of its own as all
 * charts. What is not shown has dots all along and no bar, so that it cannot be taken for a small one.
 */
public final class PngPulse implements PulsePainter {
    private static final Logger LOG = LoggerFactory.getLogger(PngPulse.class);
    private static final int WIDTH = 760;
    private static final int ROW = 96;
    private static final int REST = 76;
    private static final float THICK = 30;
    /** How far above the middle of its bar a label stands, in pixels. */
    private static final int ABOVE = 27;

    private static final Font LETTERS = new Font(Font.SANS_SERIF, Font.PLAIN, 24);
    private static final BasicStroke BAR = new BasicStroke(THICK, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER);
    private static final BasicStroke DOTS =
            new BasicStroke(3, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 10, new float[] {3, 13}, 0);

    @Override
    public Optional<byte[]> paint(PulseChart chart) {
        try {
            ByteArrayOutputStream png = new ByteArrayOutputStream();
            ImageIO.write(drawn(chart.bars()), "png", png);
            return Optional.of(png.toByteArray());
        } catch (IOException | RuntimeException | LinkageError | InternalError e) {
            LOG.warn("a pulse cannot be drawn here, so the group gets the words alone", e);
            return Optional.empty();
        }
    }

    private static BufferedImage drawn(List<PulseChart.Bar> bars) {
        XYChart chart = new XYChartBuilder()
                .width(WIDTH)
                .height(REST + ROW * bars.size())
                .build();
        dress(chart, bars.size());
        for (int i = 0; i < bars.size(); i++) {
            bar(chart, bars.get(i), place(i, bars));
        }
        BufferedImage image = BitmapEncoder.getBufferedImage(chart);
        Graphics2D graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        graphics.setFont(LETTERS);
        graphics.setColor(ChartLook.INK);
        for (int i = 0; i < bars.size(); i++) {
            label(graphics, chart, bars.get(i), place(i, bars));
        }
        graphics.dispose();
        return image;
    }

    /** The first answer is the uppermost. */
    private static int place(int number, List<PulseChart.Bar> bars) {
        return bars.size() - 1 - number;
    }

    private static void dress(XYChart chart, int rows) {
        ChartLook.dress(chart.getStyler());
        chart.getStyler()
                .setXAxisMin(0.0)
                .setXAxisMax(100.0)
                .setYAxisMin(-0.4)
                .setYAxisMax(rows - 0.2)
                .setLegendVisible(false);
        chart.getStyler()
                .setYAxisTicksVisible(false)
                .setPlotGridHorizontalLinesVisible(false)
                .setPlotGridVerticalLinesVisible(true)
                .setXAxisTickMarkSpacingHint(150)
                .setxAxisTickLabelsFormattingFunction(percent -> Math.round(percent) + " %");
    }

    private static void bar(XYChart chart, PulseChart.Bar bar, int place) {
        boolean hidden = bar.tens() == 0;
        XYSeries series = chart.addSeries(
                "bar " + place, new double[] {0, hidden ? 100 : 10 * bar.tens()}, new double[] {place, place});
        Color colour = hidden ? ChartLook.INK : ChartLook.COLOURS.get(0);
        series.setMarker(SeriesMarkers.NONE).setLineColor(colour).setLineStyle(hidden ? DOTS : BAR);
    }

    /** The answer at the left and its share at the right; an answer that is too long for that is cut. */
    private static void label(Graphics2D graphics, XYChart chart, PulseChart.Bar bar, int place) {
        FontMetrics metrics = graphics.getFontMetrics();
        int left = (int) Math.round(chart.getScreenXFromChart(0));
        int right = (int) Math.round(chart.getScreenXFromChart(100));
        int line = (int) Math.round(chart.getScreenYFromChart(place)) - ABOVE;
        int share = right - metrics.stringWidth(bar.share());
        graphics.drawString(cut(bar.answer(), share - left - metrics.charWidth('m'), metrics), left, line);
        graphics.drawString(bar.share(), share, line);
    }

    private static String cut(String text, int width, FontMetrics metrics) {
        if (metrics.stringWidth(text) <= width) {
            return text;
        }
        String cut = text;
        while (!cut.isEmpty() && metrics.stringWidth(cut + "…") > width) {
            cut = cut.substring(0, cut.length() - 1);
        }
        return cut.stripTrailing() + "…";
    }
}
