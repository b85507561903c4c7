/**
 * Profiles in this process's memory: shards with a lock each, what leaves when, and the clock that tells. Depends on
 * the port, {@code dev.fraudscorer.features.store}, alone.
 */
@NullMarked
package dev.fraudscorer.features.internal.store;

import org.jspecify.annotations.NullMarked;
