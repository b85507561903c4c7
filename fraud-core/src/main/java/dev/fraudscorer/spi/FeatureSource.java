package dev.fraudscorer.spi;

import dev.fraudscorer.event.Event;
import dev.fraudscorer.event.Label;
import dev.fraudscorer.event.LabelResult;
import dev.fraudscorer.metrics.Gauge;
import dev.fraudscorer.spi.state.Erased;
import dev.fraudscorer.spi.state.ForgottenKey;
import dev.fraudscorer.spi.vector.FeatureVector;
import java.util.List;
import java.util.Map;

/**
 * Fills slots of the feature vector, from what entities did before or from slots filled earlier. Thread-safe: events
 * are scored by many threads at once.
 */
public interface FeatureSource extends AutoCloseable {
    /**
     * Its name in evidence about failures, such as {@code features} or {@code derived}; read once, as are {@link #slots} and
     * {@link #readsVectorOnly}.
     */
    String id();

    /** The slots that it fills; owned by the source, not modified by the caller. */
    int[] slots();

    /**
     * Fills its slots, counts the event, or both.
     *
     * <p>A slot that it can't fill is marked missing with the reason. If it throws, all its slots become
     * {@link dev.fraudscorer.event.ValueState#SOURCE_FAILED} and the assessment is degraded.
     */
    void fill(FeatureVector vector, Access access);

    /** Whether its slots follow from the rest of the vector and the event alone, so that it works in a supposition. */
    default boolean readsVectorOnly() {
        return false;
    }

    /**
     * Whether its slots follow from this event alone, so that it is filled for an event whose history must not be read or
     * moved, such as one that is stamped too far ahead. The slots of all other sources are then missing.
     */
    default boolean isStateless() {
        return readsVectorOnly();
    }

    /**
     * Whether a call may wait for something outside of this process, such as an answer over the network, a disk, or a lock that
     * somebody holds who does: then it is called on a thread of the scorer, which is given up at the deadline, and its answer
     * of after that is dropped. One that returns false is called on the thread that scores, which can only measure how long
     * it took. Read once, when the policy is loaded.
     */
    default boolean mayBlock() {
        return true;
    }

    /**
     * How far behind others an event may come and still be counted, in milliseconds; 0 for a source to which the order
     * means nothing.
     */
    default long latenessMillis() {
        return 0;
    }

    /**
     * Takes note that the vector's event has happened and is not counted, since its own time is not believed. It was received
     * between {@link FeatureVector#reachedMillis} and {@link FeatureVector#receivedMillis}. A source that keeps history marks
     * what later events would have seen of it as missing; it fills nothing, and moves no clock.
     */
    default void noteUncounted(FeatureVector vector) {}

    /**
     * Replaces what it keeps of an event that it counted by the present content of the vector's event. A source without
     * state fills its slots, since a later source may read them.
     */
    default void amend(FeatureVector vector) {
        fill(vector, Access.READ);
    }

    /**
     * Takes what turned out to be true about an event that it may have counted.
     *
     * @param event its id, time and keys are as they were when it was counted; other attributes may be missing
     * @return whether it holds the event; never {@link LabelResult#FAILED}
     */
    default LabelResult label(Event event, Label label) {
        return LabelResult.NOT_KEPT;
    }

    /**
     * Of which kinds of entities it keeps something, by their names in the policy: the names of the attributes that make the key of
     * each, in the order in which a host gives their texts. The same for as long as the policy is loaded; empty if it keeps nothing.
     */
    default Map<String, List<String>> entityKeys() {
        return Map.of();
    }

    /**
     * Removes what it keeps of an entity: under its key, and under every key that {@linkplain ForgottenKey#isPartOf has it as a
     * part}. When this returns, nothing is left of events whose calls had returned before; events are scored meanwhile. A source
     * that keeps state of entities overrides it, and one that keeps none may, to return {@link Erased#nothing}.
     *
     * @return what was removed, and what stays and why; if it throws, the call of the host throws, too
     */
    default Erased forget(ForgottenKey key) {
        return Erased.unknown();
    }

    /**
     * How large its state is and what it left out, such as {@code features.entities} with {@code entity=card}; empty if it has none. The
     * scorer adds the tag {@code source} with its {@link #id}. Names begin with none of {@code budgets}, {@code events}, {@code
     * idempotency}, {@code scorer} and {@code sources}; those and a tag {@code source} are the scorer's own.
     */
    default List<Gauge> gauges() {
        return List.of();
    }

    /**
     * What is not as it should be although it works, such as a memory that is full, each with its cause and what to do; empty if all
     * is well. Called by health checks, so it takes little time. Shows no value of an event.
     */
    default List<String> health() {
        return List.of();
    }

    /**
     * What is worth knowing about its part of the policy and no mistake, such as what works more slowly than usual and why; empty if
     * there is nothing. The same for as long as the policy is loaded.
     */
    default List<String> notes() {
        return List.of();
    }

    /** Gives back what it holds; may take its time, since no call that scores waits for it. */
    @Override
    default void close() {}
}
