package org.reweave.store.jdbc;

import com.google.crypto.tink.Aead;
import java.security.GeneralSecurityException;
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
import org.reweave.store.MasterKey;
import org.reweave.store.StateCodec;
import org.reweave.store.States;

/** What encryption adds to a turn of somebody with a hundred answers, and to the first one after a while. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
public class SealBenchmark {
    private static final byte[] ADA = PersonKeys.bound("ada");

    private final MasterKey master = MasterKey.generate();
    private final PersonKeys keys = new PersonKeys(master);
    private final byte[] wrapped = keys.fresh("ada");
    private final Aead key = keys.unwrap("ada", wrapped);
    private final byte[] open = StateCodec.encode(States.farAlong(100));
    private final byte[] sealed = seal();

    @Benchmark
    public final byte[] seal() {
        try {
            return key.encrypt(open, ADA);
        } catch (GeneralSecurityException e) {
            throw PersonKeys.cannot(e);
        }
    }

    @Benchmark
    public byte[] open() throws GeneralSecurityException {
        return key.decrypt(sealed, ADA);
    }

    @Benchmark
    public Aead findUnwrapped() {
        return keys.unwrap("ada", wrapped);
    }

    @Benchmark
    public byte[] freshKey() {
        return keys.fresh("ada");
    }

    @Benchmark
    public Aead unwrapOnce() {
        return new PersonKeys(master).unwrap("ada", wrapped);
    }
}
