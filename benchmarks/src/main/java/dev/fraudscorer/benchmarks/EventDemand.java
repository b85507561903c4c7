package dev.fraudscorer.benchmarks;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;

/**
 * How many events a benchmark uses, each of which counts once: they are all made before the first iteration, since what is
 * allocated between iterations would count as the benchmark's own.
 */
final class EventDemand {
    private EventDemand() {}

    /**
     * As many as the iterations take.
     *
     * @param ofInvocation how many one invocation takes
     * @throws IllegalArgumentException if invocations are bounded by time, so that their number is not known
     */
    static int ofShots(BenchmarkParams params, int ofInvocation) {
        if (params.getMode() != Mode.SingleShotTime) {
            throw new IllegalArgumentException(
                    params.getBenchmark() + " in mode " + params.getMode().shortLabel()
                            + "; expected ss: each event is used once, and their number is that of the iterations");
        }
        return Math.multiplyExact(ofInvocation, shots(params.getWarmup()) + shots(params.getMeasurement()));
    }

    /**
     * As many as fit into the time of all iterations.
     *
     * @param leastNanos what one invocation takes at least
     */
    static int ofTime(BenchmarkParams params, long leastNanos) {
        return Math.toIntExact((nanos(params.getWarmup()) + nanos(params.getMeasurement())) / leastNanos + 1);
    }

    private static int shots(IterationParams iterations) {
        return iterations.getCount() * iterations.getBatchSize();
    }

    private static long nanos(IterationParams iterations) {
        return iterations.getCount() * iterations.getTime().convertTo(TimeUnit.NANOSECONDS);
    }
}
