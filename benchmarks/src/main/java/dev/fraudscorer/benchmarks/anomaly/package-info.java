/**
 * JMH of the detector of anomalies: scoring and learning, ours beside the library's. May look into internal packages.
 */
@NullMarked
package dev.fraudscorer.benchmarks.anomaly;

import org.jspecify.annotations.NullMarked;
