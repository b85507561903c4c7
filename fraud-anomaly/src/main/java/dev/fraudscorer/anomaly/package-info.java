/**
 * What is unlike everything before: a Random Cut Forest that learns from the stream, as evidence. Reads the section {@code
 * anomaly} of a policy. Depends on fraud-core; the library of the forest stays in an internal package.
 */
@NullMarked
package dev.fraudscorer.anomaly;

import org.jspecify.annotations.NullMarked;
