package org.reweave.engine;

import java.util.Optional;

/** Draws charts. The same chart is always drawn the same, and nothing is kept of it. */
@FunctionalInterface
public interface ChartPainter {
    /** Draws nothing; the words have to do. */
    ChartPainter NONE = chart -> Optional.empty();

    /** The chart as a PNG file, or empty where it cannot be drawn here or has too little on it to be drawn. */
    Optional<byte[]> paint(Chart chart);
}
