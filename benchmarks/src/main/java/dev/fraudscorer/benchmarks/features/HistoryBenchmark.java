package dev.fraudscorer.benchmarks.features;

import dev.fraudscorer.benchmarks.features.traffic.Batches;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Timeout;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/**
 * One payment read and counted, with a million cards warm: 30 payments of each card, device and address and 300 of each
 * merchant within 90 days, every key as likely as the other. As many events leave the windows as enter them. Time and
 * bytes are per payment, on one thread unless the name has another number; payments are made beforehand.
 *
 * <p>Beside the engine, on the same payments: the floor, and a history written by hand; in the profile {@code esper}
 * {@code EsperBenchmark} compares with {@link #spendByEngine}.
 */
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@OperationsPerInvocation(Batches.PAYMENTS)
@Warmup(iterations = Batches.WARM_UP)
@Measurement(iterations = Batches.MEASURED)
// The first iteration waits for the history.
@Timeout(time = 1, timeUnit = TimeUnit.HOURS)
@Fork(
        value = 1,
        jvmArgsAppend = {"-Xms12g", "-Xmx12g"})
public class HistoryBenchmark {

    /** All 150 features of four entities, read and counted: from the event to the filled vector. */
    @Benchmark
    public void engine(WarmEngine.Lane lane, Blackhole blackhole) {
        lane.batch(blackhole);
    }

    /** The same on two threads with keys of their own; of twice the throughput, if it takes the same time. */
    @Benchmark
    @Threads(2)
    public void engineOnTwoThreads(WarmEngine.Lane lane, Blackhole blackhole) {
        lane.batch(blackhole);
    }

    /** The least there can be: four look-ups, and one number written to a small ring at each. */
    @Benchmark
    public void floor(WarmRings rings, Blackhole blackhole) {
        rings.batch(blackhole);
    }

    /** The same 150 features with a deque for each window. */
    @Benchmark
    public void byHand(WarmByHand history, Blackhole blackhole) {
        history.batch(blackhole);
    }

    /** Two features, count and sum of a card's last 24 hours, by the engine. */
    @Benchmark
    public void spendByEngine(WarmSpend spend, Blackhole blackhole) {
        spend.batch(blackhole);
    }
}
