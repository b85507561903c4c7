/**
 * The state of a detector: warm-up and trained stage, its settings, the snapshot that scoring reads, and how all of it is
 * saved. Depends on the forest.
 */
@NullMarked
package dev.fraudscorer.anomaly.internal.detector;

import org.jspecify.annotations.NullMarked;
