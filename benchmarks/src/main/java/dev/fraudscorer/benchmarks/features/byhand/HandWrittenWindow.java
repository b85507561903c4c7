package dev.fraudscorer.benchmarks.features.byhand;

/** A window of an entity. Immutable. */
record HandWrittenWindow(long lengthMillis, long offsetMillis, Admitted admitted) {}
