package org.reweave.bench;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.reweave.Shipped;
import org.reweave.engine.Event;
import org.reweave.engine.PersonEngine;
import org.reweave.engine.PersonState;
import org.reweave.engine.Transition;

/** How long the engine alone takes for one answer, at positions all over the shipped journey. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class TransitionBenchmark {
    private static final Instant NOW = Instant.parse("2026-03-02T18:00:00Z");

    private PersonEngine engine = Shipped.engine();
    private List<Crowd.Placed> people = List.of();
    private int next;

    @Setup
    public void people() {
        engine = Shipped.engine();
        people = Crowd.interleaved(500, NOW);
    }

    /** Somebody taps an answer to the question that is open. */
    @Benchmark
    public Transition.Result<PersonState> tap() {
        next = (next + 1) % people.size();
        Crowd.Placed placed = people.get(next);
        return engine.transition(placed.state(), placed.tap(), placed.at());
    }

    /** Somebody writes the number of an answer. */
    @Benchmark
    public Transition.Result<PersonState> number() {
        next = (next + 1) % people.size();
        Crowd.Placed placed = people.get(next);
        return engine.transition(placed.state(), new Event.Said("1", java.util.Optional.empty()), placed.at());
    }
}
