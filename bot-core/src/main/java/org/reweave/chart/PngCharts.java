package org.reweave.chart;

import com.ibm.icu.text.DateTimePatternGenerator;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.TimeZone;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.BitmapEncoder.BitmapFormat;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.markers.SeriesMarkers;
import org.reweave.engine.Chart;
import org.reweave.engine.ChartPainter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Draws charts as PNG files with a ground of their own, so that they can be read on a dark screen and on a light one.
 *
 * <p>Lines differ by marker and dashes as well as by colour. Where this Java cannot draw, for example without any font,
 * nothing is drawn and the log says so: the words have been said already.
 */
public final class PngCharts implements ChartPainter {
    private static final Logger LOG = LoggerFactory.getLogger(PngCharts.class);
    private static final int WIDTH = 760;
    private static final int PLOT_HEIGHT = 420;
    private static final int LEGEND_LINE = 34;
    /** Below the lowest number, where the check-ins that were kept have their row. */
    private static final double ROW_OF_VISITS = -1;

    @Override
    public Optional<byte[]> paint(Chart chart) {
        if (days(chart) < 2) {
            return Optional.empty();
        }
        try {
            return Optional.of(BitmapEncoder.getBitmapBytes(drawn(chart), BitmapFormat.PNG));
        } catch (IOException | RuntimeException | LinkageError | InternalError e) {
            LOG.warn("a chart cannot be drawn here, so people get the words alone", e);
            return Optional.empty();
        }
    }

    /** On how many days there is something to be seen on a line. */
    private static long days(Chart chart) {
        return chart.lines().stream()
                .flatMap(line -> line.points().stream())
                .map(point -> day(chart, point.at()))
                .distinct()
                .count();
    }

    private static LocalDate day(Chart chart, Instant at) {
        return at.atZone(chart.zone()).toLocalDate();
    }

    /** A day has one place, its noon, whatever the hour. */
    private static Date place(Chart chart, Instant at) {
        return Date.from(
                day(chart, at).atTime(LocalTime.NOON).atZone(chart.zone()).toInstant());
    }

    private static XYChart drawn(Chart chart) {
        int rows = chart.lines().size() + 1;
        XYChart drawn = new XYChartBuilder()
                .width(WIDTH)
                .height(PLOT_HEIGHT + LEGEND_LINE * rows)
                .build();
        ChartLook.dress(drawn.getStyler());
        drawn.getStyler()
                .setTimezone(TimeZone.getTimeZone(chart.zone()))
                .setLocale(chart.locale())
                .setDatePattern(
                        DateTimePatternGenerator.getInstance(chart.locale()).getBestPattern("dMMM"))
                .setYAxisMin(ROW_OF_VISITS)
                .setYAxisMax(10.0)
                .setyAxisTickLabelsFormattingFunction(PngCharts::number);
        for (int i = 0; i < chart.lines().size(); i++) {
            line(drawn, chart, i);
        }
        visits(drawn, chart);
        return drawn;
    }

    private static String number(double value) {
        return value < 0 ? "" : Long.toString(Math.round(value));
    }

    private static void line(XYChart drawn, Chart chart, int number) {
        Chart.Line line = chart.lines().get(number);
        List<Date> days =
                line.points().stream().map(point -> place(chart, point.at())).toList();
        List<Integer> values = line.points().stream().map(Chart.Point::value).toList();
        ChartLook.line(drawn.addSeries(line.name(), days, values), number);
    }

    private static void visits(XYChart drawn, Chart chart) {
        List<Date> days =
                chart.visits().stream().map(at -> place(chart, at)).distinct().toList();
        if (!days.isEmpty()) {
            List<Double> row = Collections.nCopies(days.size(), ROW_OF_VISITS);
            XYSeries series = drawn.addSeries(chart.visitsName(), days, row);
            series.setXYSeriesRenderStyle(XYSeries.XYSeriesRenderStyle.Scatter);
            series.setMarker(SeriesMarkers.CIRCLE);
            series.setMarkerColor(ChartLook.INK);
        }
    }
}
