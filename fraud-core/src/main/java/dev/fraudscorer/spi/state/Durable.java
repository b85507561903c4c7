package dev.fraudscorer.spi.state;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A {@code FeatureSource} or {@code EvidenceSource} whose state can be written to a snapshot and read back. Both may be
 * called while events are scored; never two of them at once.
 */
public interface Durable {
    /**
     * The name of its part of a snapshot, such as {@code features}: one part per name, stable between versions, not blank
     * and at most 200 characters long. Two sources of one name are refused when the policy is loaded.
     */
    String stateName();

    /**
     * Writes the state, block by block. Events that were counted before are in it; those that are counted meanwhile are in
     * it or not, each as a whole. If it throws, no snapshot is made and the one before stays.
     *
     * @param out valid only during the call
     */
    void save(StateWriter out) throws IOException;

    /**
     * Reads what {@link #save} wrote, aside: what the source holds stays as it is until {@link Restored#commit}, which
     * may never come. What {@code restore} throws refuses the snapshot as a whole.
     *
     * @param in valid only during the call; need not be read to its end
     * @throws InvalidStateException if the state cannot be this source's
     */
    Restored restore(StateReader in) throws IOException, InvalidStateException;

    /**
     * Whether the source of this state in the policy in use can be retained in this one's place when the policy is
     * reloaded: it fills the same slots, and its state has the same meaning. If not, the reload is refused, for the
     * state would be lost.
     *
     * @param running of the same {@link #stateName}
     */
    default boolean isCompatibleWith(Durable running) {
        return false;
    }

    /**
     * Adopts the state of a source that {@link #isCompatibleWith is compatible}, when the whole policy has been
     * accepted. Then this source is part of the new version, so that what is no part of the state, such as a weight, is
     * that of the new policy. Both share the state until the last call has left the version before, which closes {@code
     * running}.
     *
     * @return false if {@code running} itself is to be retained
     */
    default boolean adopt(Durable running) {
        return false;
    }

    /**
     * Why this source cannot carry over the state of {@code running}, which is not {@link #isCompatibleWith compatible}. Where it
     * can, a reload has {@code running} saved and restored here while events are counted there; whatever was counted meanwhile is
     * then counted here, too, some of it for the second time, which must change nothing. The version before stays as it is
     * until all that has succeeded. What is missing of the past must show as missing.
     *
     * @param running of the same {@link #stateName}; null if there is none, so that this one {@link #beginInStream begins} without
     * @return null if it can; the reason in words, or "" if it never can
     */
    default @Nullable String obstacleToCarryOver(@Nullable Durable running) {
        return "";
    }

    /**
     * Begins without a past in a stream of events that was counted before: what is missing of it must show as missing. Called
     * before anything is counted.
     *
     * @param reachedMillis about the latest time of the events so far
     */
    default void beginInStream(long reachedMillis) {}

    /** About how many bytes of memory the state takes; 0 if that does not matter. While a state is carried over there are two. */
    default long memoryBytes() {
        return 0;
    }

    /**
     * Whether a reload may reset this state, add it or leave it out: true of what learns from the stream and reports
     * its warm-up, false of what would then quietly count too little.
     */
    default boolean mayReset() {
        return false;
    }

    /** State that was read and checked as a whole, not in effect yet. */
    interface Restored {
        /** Puts it in the place of what the source holds. Throws nothing, so that a restore is whole or not at all. */
        void commit();

        /** What could not be taken over and why, in words, such as a definition that has changed; empty if nothing. */
        List<String> leftOut();
    }
}
