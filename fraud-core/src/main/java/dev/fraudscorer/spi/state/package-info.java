/**
 * What a source implements whose state survives a restart or a reload, and the streams that it writes to and reads from.
 * Depends on nothing of this library.
 */
@NullMarked
package dev.fraudscorer.spi.state;

import org.jspecify.annotations.NullMarked;
