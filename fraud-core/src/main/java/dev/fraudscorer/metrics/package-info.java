/**
 * What a host's metrics and traces are made of: the gauges of a scorer. Depends on {@code internal.cards}.
 */
@NullMarked
package dev.fraudscorer.metrics;

import org.jspecify.annotations.NullMarked;
