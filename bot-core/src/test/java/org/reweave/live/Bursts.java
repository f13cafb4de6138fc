package org.reweave.live;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A {@link Burst} on every platform there is a fake of, at the same time. */
public final class Bursts {
    private final PrintStream out;

    public Bursts(PrintStream out) {
        this.out = out;
    }

    /** Sends so many messages on each, and prints what came of it; returns whether all of it went well. */
    public boolean run(int messages) {
        out.println("| | messages | answers in between | took | messages a second | counted calls a second, of those"
                + " allowed | refused | answered p50 | p99 |");
        out.println("|---|---|---|---|---|---|---|---|---|");
        ExecutorService threads = Executors.newCachedThreadPool();
        List<CompletableFuture<Boolean>> all = new ArrayList<>();
        ServiceLoader.load(Burst.class)
                .forEach(burst -> all.add(CompletableFuture.supplyAsync(() -> burst.run(messages, out), threads)));
        threads.shutdown();
        boolean good = all.stream().map(CompletableFuture::join).reduce(!all.isEmpty(), Boolean::logicalAnd);
        out.println(good ? "pass" : "fail");
        return good;
    }
}
