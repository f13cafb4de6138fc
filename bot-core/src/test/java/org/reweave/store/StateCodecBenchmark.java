package org.reweave.store;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.reweave.engine.PersonState;

/** How long it takes to write down and read back somebody with a hundred answers. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class StateCodecBenchmark {
    private final PersonState state = States.farAlong(100);
    private final byte[] bytes = StateCodec.encode(state);

    @Benchmark
    public byte[] encode() {
        return StateCodec.encode(state);
    }

    @Benchmark
    public PersonState decode() {
        return StateCodec.decode(bytes);
    }
}
