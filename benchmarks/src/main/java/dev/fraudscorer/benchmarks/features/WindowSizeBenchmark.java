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
import org.openjdk.jmh.annotations.Timeout;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/**
 * One payment read and counted for an entity with few or many events in its windows: 24 features over three windows. The
 * window slides all the time, as many events leave it as come in. With a million in the window the oldest are folded.
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
        jvmArgsAppend = {"-Xms6g", "-Xmx6g"})
public class WindowSizeBenchmark {

    @Benchmark
    public void visit(HotMerchant merchant, Blackhole blackhole) {
        merchant.batch(blackhole);
    }
}
