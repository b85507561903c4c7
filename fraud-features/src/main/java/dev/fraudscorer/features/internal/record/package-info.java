/**
 * The state of one entity as a record of bytes that may lie anywhere: its header, its rows, and what its form
 * keeps beside them. Depends on {@code plan}, on {@code state} for who was evicted
 * from a keeper, and on the port {@code features.store} for what a keeper counts.
 *
 * <p>It is larger than other packages, since it holds both sides that all else meets at: what a record is to those who read
 * it (header, rows, the small form) and what it is to those who keep it ({@link RecordKeeper} and the types of its methods).
 */
@NullMarked
package dev.fraudscorer.features.internal.record;

import org.jspecify.annotations.NullMarked;
