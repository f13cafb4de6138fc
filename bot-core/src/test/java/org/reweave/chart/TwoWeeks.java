package org.reweave.chart;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.reweave.Shipped;
import org.reweave.engine.Event;
import org.reweave.message.OutboundMessage;
import org.reweave.walk.Director;
import org.reweave.walk.Walk;

/** Somebody who gave the weekly four once or twice, and asks how it has gone. */
public final class TwoWeeks {
    private static final Instant START = Instant.parse("2026-03-02T19:00:00Z");

    private final Walk walk;

    private TwoWeeks() {
        Walk there = new Director(Map.of("role", "hurt", "relationship", "partner", "age", "adult"))
                .reach("reason-known", START);
        walk = new Walk(Shipped.engine().drawing(new PngCharts()), there.state());
    }

    /** What they are told after one week. */
    public static List<OutboundMessage> afterOne() {
        TwoWeeks somebody = new TwoWeeks();
        somebody.weeklyFour(START.plus(Duration.ofHours(1)), "3", "4", "5", "6");
        return somebody.says("my progress", START.plus(Duration.ofHours(2)));
    }

    /** What they are told after two: words, the picture that was drawn for it, and what was open. */
    public static List<OutboundMessage> afterTwo() {
        TwoWeeks somebody = new TwoWeeks();
        somebody.weeklyFour(START.plus(Duration.ofHours(1)), "3", "4", "5", "6");
        somebody.weeklyFour(START.plus(Duration.ofDays(7)), "4", "4", "5", "7");
        return somebody.says("my progress", START.plus(Duration.ofDays(7).plusHours(1)));
    }

    private List<OutboundMessage> says(String text, Instant at) {
        return walk.does(new Event.Said(text, Optional.empty()), at).stream()
                .flatMap(heard -> heard.said().stream())
                .toList();
    }

    private void weeklyFour(Instant at, String... numbers) {
        Instant now = at;
        says("more", now);
        says("check in now", now.plusSeconds(5));
        says("the weekly four", now.plusSeconds(10));
        now = now.plusSeconds(10);
        for (String number : numbers) {
            now = now.plusSeconds(10);
            says(number, now);
        }
        says("I thought about it", now.plusSeconds(10));
    }
}
