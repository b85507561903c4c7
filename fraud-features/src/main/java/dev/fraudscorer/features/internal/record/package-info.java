/**
 * The state of one entity as a record of bytes that holds no reference and does not depend on where it lies: the header that
 * all forms have, the rows, and the small form, which is walked over. {@link RecordKeeper} and {@link RecordVisits} are what a
 * store and a step are to each other: one sees keys and headers, the other the bytes of a {@link Block}. Depends on
 * {@code plan}, and on the port for its counts.
 *
 * <p>Larger than other packages: each part of the layout has a file of its own.
 */
@NullMarked
package dev.fraudscorer.features.internal.record;

import org.jspecify.annotations.NullMarked;
