package dev.fraudscorer.benchmarks.features.traffic;

import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.SingleWriterRecorder;

/**
 * Begins a piece of work at a steady rate, whether or not the ones before are done, as payments come to a gateway. A latency
 * runs from the moment at which the work was due, so that a pause is paid for by all that wait behind it (no coordinated
 * omission). Between two of them the loop reads the clock and does nothing else, so that with no work its latencies are the
 * pauses of machine and JVM. Confined to one thread but for {@link #phase} and {@link #stop}.
 */
public final class PacedLoop implements Runnable {
    private static final int DIGITS = 3;

    private final long nanosBetween;
    private final Work work;
    private final SingleWriterRecorder latencies = new SingleWriterRecorder(DIGITS);
    private volatile boolean stopped;

    public PacedLoop(int perSecond, Work work) {
        this.nanosBetween = TimeUnit.SECONDS.toNanos(1) / perSecond;
        this.work = work;
    }

    /** Does nothing when it is due. */
    public static PacedLoop idle(int perSecond) {
        return new PacedLoop(perSecond, new Work() {
            @Override
            public void prepare() {}

            @Override
            public void run() {}
        });
    }

    @Override
    public void run() {
        long due = System.nanoTime();
        while (!stopped) {
            work.prepare();
            due += nanosBetween;
            while (System.nanoTime() < due) {
                Thread.onSpinWait();
            }
            work.run();
            latencies.recordValue(System.nanoTime() - due);
        }
    }

    /** The latencies since the last call, in nanoseconds; for one thread. */
    public Histogram phase() {
        return latencies.getIntervalHistogram();
    }

    public void stop() {
        stopped = true;
    }

    /** What is done at each time. */
    public interface Work {
        /** Makes what the next piece needs, before it is due: a gateway has its payment already. */
        void prepare();

        /** Does the piece. */
        void run();
    }
}
