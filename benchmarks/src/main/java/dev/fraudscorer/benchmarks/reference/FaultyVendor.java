package dev.fraudscorer.benchmarks.reference;

import dev.fraudscorer.assessment.Evidence;
import dev.fraudscorer.assessment.Mode;
import dev.fraudscorer.spi.EvidenceSink;
import dev.fraudscorer.spi.EvidenceSource;
import dev.fraudscorer.spi.vector.FeatureVector;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A source of a host that may block, and that has one fault at each of its calls. Thread-safe. */
final class FaultyVendor implements EvidenceSource, AutoCloseable {
    static final String NAME = "vendor";

    private static final Evidence SCORE = Evidence.modelScore(NAME, null, 0, 1, Mode.ACTIVE, "");
    private static final double RISK = 0.01;
    private static final double NONSENSE = 1.2;

    private final Fault fault;
    /** What hangs does so until the end of the run. */
    private final CountDownLatch end = new CountDownLatch(1);

    FaultyVendor(Fault fault) {
        this.fault = fault;
    }

    /** What it does. */
    enum Fault {
        NONE,
        SLOW_BY_1_MS,
        SLOW_BY_100_MS,
        HANGS,
        FAILS,
        LIES
    }

    @Override
    public String id() {
        return NAME;
    }

    @Override
    public void evaluate(FeatureVector vector, EvidenceSink out) {
        switch (fault) {
            case NONE -> {}
            case SLOW_BY_1_MS -> waitFor(TimeUnit.MILLISECONDS.toNanos(1));
            case SLOW_BY_100_MS -> waitFor(TimeUnit.MILLISECONDS.toNanos(100));
            case HANGS -> waitFor(Long.MAX_VALUE);
            case FAILS -> throw new IllegalStateException("the vendor is down");
            case LIES -> {
                out.add(SCORE.withRisk(NONSENSE));
                return;
            }
        }
        out.add(SCORE.withRisk(RISK));
    }

    private void waitFor(long nanos) {
        try {
            end.await(nanos, TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        end.countDown();
    }
}
