/**
 * The part of a hot entity's record that stands for events which are not kept one by one any more: buckets of time, the
 * values in them, the ids that may come again. A run of bytes behind the rows of a large record. Depends on the plans, on the
 * bytes of records and on the arithmetic of windows, not on the rows.
 */
@NullMarked
package dev.fraudscorer.features.internal.fold;

import org.jspecify.annotations.NullMarked;
