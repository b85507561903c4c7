package dev.fraudscorer.benchmarks.features.byhand;

/** What a feature computes. */
enum Function {
    COUNT,
    SUM,
    MEAN,
    MIN,
    MAX,
    STDDEV,
    DISTINCT,
    SHARE,
    IS_NEW,
    FRAUD_COUNT,
    FRAUD_RATE,
    ELAPSED,
    AGE
}
