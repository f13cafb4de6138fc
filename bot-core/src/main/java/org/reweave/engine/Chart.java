package org.reweave.engine;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;

/**
 * What a person gave numbers to, as it is to be drawn for them; a value, and nothing that is added up.
 *
 * @param lines one for each question, in the order to draw them
 * @param visitsName what the days of {@code visits} are called
 * @param visits when a check-in was kept (UTC), the oldest first
 * @param zone whose days they are
 * @param locale how a day is written
 */
public record Chart(List<Line> lines, String visitsName, List<Instant> visits, ZoneId zone, Locale locale) {

    /**
     * The numbers one question was answered with.
     *
     * @param name what the question is about
     * @param points the oldest first, at least one
     */
    public record Line(String name, List<Point> points) {
        public Line {
            points = List.copyOf(points);
        }

        /** Names no number: they are the person's own. */
        @Override
        public String toString() {
            return "Line[" + points.size() + " points]";
        }
    }

    /**
     * One number.
     *
     * @param at when it was given (UTC)
     * @param value from 0 to 10
     */
    public record Point(Instant at, int value) {
        public Point {
            if (value < 0 || value > 10) {
                throw new IllegalArgumentException("a number is from 0 to 10");
            }
        }
    }

    public Chart {
        lines = List.copyOf(lines);
        visits = List.copyOf(visits);
    }
}
