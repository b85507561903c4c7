/**
 * The part of a hot entity's record that stands for events which are not kept one by one any more: buckets of time, the
 * values in them, the ids that may come again. A run of bytes behind the rows of a large record. Depends on the plans, on the
 * bytes of records and on the arithmetic of windows, not on the rows.
 *
 * <p>Its files are nineteen, since each is one part of the section (buckets, values, ids, sketches, windows) or one thing that is done
 * with all of them (folding, sizes, moving, writing); none of them is of use without the others.
 */
@NullMarked
package dev.fraudscorer.features.internal.fold;

import org.jspecify.annotations.NullMarked;
