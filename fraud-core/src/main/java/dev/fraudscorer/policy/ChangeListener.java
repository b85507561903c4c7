package dev.fraudscorer.policy;

/**
 * Is called with each change of a running scorer, made or refused, by the thread that made it and after it took effect. No lock is
 * held. What it throws is reported as a failure and changes nothing. Thread-safe: two changes that are made at once by two threads
 * may be handed over in either order; {@code ScorerPolicy.changes} has the right one.
 */
@FunctionalInterface
public interface ChangeListener {
    /** A change was made or refused. */
    void changed(ScorerChange change);
}
