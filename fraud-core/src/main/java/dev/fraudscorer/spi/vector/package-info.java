/**
 * The flat vector that an event is scored on, the schema of its slots, keyed hashes of its values, and the edition of the
 * entity lists that it sees. Depends on events, deadlines and policy versions only.
 */
@NullMarked
package dev.fraudscorer.spi.vector;

import org.jspecify.annotations.NullMarked;
