/**
 * What one entity did whose events are too many for a record: the newest of them in compact columns, older ones folded into
 * buckets, its labels, and running totals that windows are read from. Single-threaded: the store holds the lock of the key.
 * Depends on {@code plan}, {@code record}, {@code window} and {@code state}.
 *
 * <p>It is larger than other packages, since one such entity is a few dozen small structures, each with its own file, that
 * nobody else may touch: only what makes, reads and saves a {@link Profile} is public.
 */
@NullMarked
package dev.fraudscorer.features.internal.profile;

import org.jspecify.annotations.NullMarked;
