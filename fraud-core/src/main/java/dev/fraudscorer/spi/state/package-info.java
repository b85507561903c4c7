/**
 * What a source implements whose state survives a restart or a reload, and the streams that it writes to and reads from.
 * Depends on {@code internal.cards} only.
 */
@NullMarked
package dev.fraudscorer.spi.state;

import org.jspecify.annotations.NullMarked;
