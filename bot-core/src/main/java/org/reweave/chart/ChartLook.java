package org.reweave.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.util.List;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.Styler.LegendLayout;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.markers.Marker;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** The colours, lines and letters of a chart: dark on a light ground that comes along, large enough for a phone. */
final class ChartLook {
    static final Color GROUND = new Color(0xF6F2EA);
    static final Color INK = new Color(0x2B2B2B);
    static final Color GRID = new Color(0xD5CFC2);
    /** Told apart also by people who see colours otherwise. */
    static final List<Color> COLOURS = List.of(
            new Color(0x0065A3),
            new Color(0xB84300),
            new Color(0x00735A),
            new Color(0x8A3F8F),
            new Color(0x7A5A00),
            new Color(0x54585E),
            new Color(0xA3214F));

    private static final List<Marker> MARKERS = List.of(
            SeriesMarkers.CIRCLE,
            SeriesMarkers.SQUARE,
            SeriesMarkers.DIAMOND,
            SeriesMarkers.TRIANGLE_UP,
            SeriesMarkers.TRIANGLE_DOWN,
            SeriesMarkers.CROSS,
            SeriesMarkers.PLUS);
    private static final float[][] DASHES = {{1}, {14, 6}, {3, 6}, {14, 5, 3, 5}};
    private static final Font LETTERS = new Font(Font.SANS_SERIF, Font.PLAIN, 20);
    private static final float LINE_WIDTH = 3.5f;

    private ChartLook() {}

    static void dress(XYStyler styler) {
        styler.setChartBackgroundColor(GROUND)
                .setPlotBackgroundColor(GROUND)
                .setPlotBorderVisible(false)
                .setChartFontColor(INK)
                .setChartTitleVisible(false)
                .setChartPadding(18)
                .setMarkerSize(12)
                .setLegendPosition(LegendPosition.OutsideS)
                .setLegendLayout(LegendLayout.Vertical)
                .setLegendBackgroundColor(GROUND)
                .setLegendBorderColor(GROUND)
                .setLegendSeriesLineLength(44)
                .setLegendFont(LETTERS);
        styler.setAxisTickLabelsFont(LETTERS)
                .setAxisTickLabelsColor(INK)
                .setAxisTickMarksColor(INK)
                .setAxisTitlesVisible(false)
                .setPlotGridLinesColor(GRID)
                .setPlotGridVerticalLinesVisible(false)
                .setXAxisTickMarkSpacingHint(130)
                .setYAxisTickMarkSpacingHint(60);
    }

    /** The look of one line; there are as many looks as any check-in has questions. */
    static void line(XYSeries series, int number) {
        Color colour = COLOURS.get(number % COLOURS.size());
        series.setLineColor(colour).setLineStyle(stroke(DASHES[number % DASHES.length]));
        series.setMarker(MARKERS.get(number % MARKERS.size())).setMarkerColor(colour);
    }

    private static BasicStroke stroke(float[] dashes) {
        return dashes.length == 1
                ? new BasicStroke(LINE_WIDTH, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND)
                : new BasicStroke(LINE_WIDTH, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10, dashes, 0);
    }
}
