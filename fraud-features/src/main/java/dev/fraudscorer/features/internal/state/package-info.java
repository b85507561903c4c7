/**
 * What was counted as a stream of bytes that is cut into the blocks of a snapshot, so that nothing is too large for it.
 * Depends on fraud-core only.
 */
@NullMarked
package dev.fraudscorer.features.internal.state;

import org.jspecify.annotations.NullMarked;
