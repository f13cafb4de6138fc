package org.reweave.group.pulse;

import java.util.Optional;

/** Draws the pulse. The same is always drawn the same, and nothing is kept of it. */
@FunctionalInterface
public interface PulsePainter {
    /** Draws nothing; the words have to do. */
    PulsePainter NONE = chart -> Optional.empty();

    /** The chart as a PNG file, or empty where it cannot be drawn here. */
    Optional<byte[]> paint(PulseChart chart);
}
