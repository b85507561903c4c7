package dev.fraudscorer.benchmarks.features.traffic;

/**
 * How much is measured: so many payments in all, whoever is measured, so that everybody gets the same ones, and all can
 * be made beforehand; what is allocated in a measurement is then the work's alone.
 */
public final class Batches {
    /** Payments in one invocation, which is one iteration. */
    public static final int PAYMENTS = 50_000;

    public static final int WARM_UP = 10;
    public static final int MEASURED = 20;

    /** Payments of one thread in all. */
    public static final int ALL_PAYMENTS = PAYMENTS * (WARM_UP + MEASURED);

    private Batches() {}
}
