/**
 * How well scores and rules separate fraud from the rest, computed from scores and labels alone.
 *
 * <p>Depends on nothing else of the library.
 */
@NullMarked
package dev.fraudscorer.lab.metrics;

import org.jspecify.annotations.NullMarked;
