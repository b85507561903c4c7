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
 * Esper on the payments of {@link HistoryBenchmark}: two features, count and sum of a card's last 24 hours. To be compared
 * with {@link HistoryBenchmark#spendByEngine}, in one run.
 *
 * <p>Esper is under the GPL: it is resolved in the profile {@code esper} only, and nothing of it is published.
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
public class EsperBenchmark {

    /** The two features by Esper. */
    @Benchmark
    public void spend(WarmEsper spend, Blackhole blackhole) {
        spend.batch(blackhole);
    }
}
