package org.reweave.group.pulse;

import java.util.List;

/**
 * The pulse as it is to be drawn: the words and the tens that are said, and nothing else.
 *
 * @param bars one for each offered answer, from the top down
 */
public record PulseChart(List<Bar> bars) {
    /**
     * One answer.
     *
     * @param answer what was offered
     * @param share in words, such as "about half"
     * @param tens how many tens of percent, from 1 to 9; 0 where no bar is drawn
     */
    public record Bar(String answer, String share, int tens) {}

    public PulseChart {
        bars = List.copyOf(bars);
    }
}
