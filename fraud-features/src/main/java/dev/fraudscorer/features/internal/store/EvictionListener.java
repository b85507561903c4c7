package dev.fraudscorer.features.internal.store;

import dev.fraudscorer.features.internal.record.EvictionCause;

/** Hears when records of a kind begin to leave before their time. Thread-safe; called by a visit, when no lock is held. */
@FunctionalInterface
public interface EvictionListener {
    /**
     * One had to leave, and of those that had before nothing matters any more.
     *
     * @param kind by number
     */
    void begins(int kind, EvictionCause cause);
}
