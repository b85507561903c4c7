package dev.fraudscorer.features.internal;

import dev.fraudscorer.features.internal.record.RecordKeeper;
import dev.fraudscorer.spi.vector.HashKey;

/**
 * A store with the key that all hashes in it were made under. One reference to both, so that no event looks in one store
 * under the key of another.
 */
record KeyedStore(RecordKeeper keeper, HashKey key) {}
