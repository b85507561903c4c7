/**
 * The file of a snapshot: frames with checksums, written aside and moved into place, and read as a whole before anything
 * takes effect. Depends on the SPI only.
 */
@NullMarked
package dev.fraudscorer.internal.snapshot;

import org.jspecify.annotations.NullMarked;
