/**
 * What a host's metrics and traces are made of: the gauges of a scorer, and what an observer receives. Depends on assessment, state
 * and {@code internal.cards}.
 */
@NullMarked
package dev.fraudscorer.metrics;

import org.jspecify.annotations.NullMarked;
