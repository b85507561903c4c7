package dev.fraudscorer.spi;

import dev.fraudscorer.assessment.Mode;
import dev.fraudscorer.assessment.RuleCounts;
import dev.fraudscorer.metrics.Gauge;
import dev.fraudscorer.spi.state.Erased;
import dev.fraudscorer.spi.state.ForgottenKey;
import dev.fraudscorer.spi.vector.FeatureVector;
import java.util.List;
import java.util.Map;

/**
 * Adds evidence about the event in the feature vector. Thread-safe: events are scored by many threads at once.
 */
public interface EvidenceSource extends AutoCloseable {
    /** Its name in evidence about failures, such as {@code rules} or a model's id; read once, as is {@link #mode}. */
    String id();

    /** Whether it has effect; the failure of one in shadow has none. */
    default Mode mode() {
        return Mode.ACTIVE;
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
     * Whether it evaluates what people wrote, such as rules and lists: where a deadline leaves too little time, it is left out last,
     * after what is learned. Read once, when the policy is loaded.
     */
    default boolean isDeterministic() {
        return false;
    }

    /**
     * Adds its evidence. If it throws anything, or adds what is no evidence, what it added is taken back, a failure is
     * put in its place, and the assessment is degraded.
     *
     * @param vector complete; not modified
     * @param out valid only during the call and on its thread
     */
    void evaluate(FeatureVector vector, EvidenceSink out);

    /**
     * How long {@link #evaluate} usually takes, in nanoseconds, as measured when the policy was loaded or since; 0 for no
     * time that is worth measuring; below 0 is a failure. A source that takes longer than the deadline leaves is left out; where
     * there are deadlines, how long its calls took lately is measured, too, and the longer of both counts.
     */
    default long usualNanos() {
        return 0;
    }

    /**
     * The slots that it reads, so that features which nobody reads can be reported; empty if its module reports them.
     */
    default int[] slotsRead() {
        return new int[0];
    }

    /**
     * What the policy defines in it, by name, such as each rule by its id: texts that are the same exactly if the definitions are.
     * Read once, when the policy is loaded; by it a reload is compared with the version in use. Empty if it has nothing to show.
     */
    default Map<String, String> definitions() {
        return Map.of();
    }

    /**
     * Goes on where the source of the same id of the version in use is: what it counts of definitions that are the same continues. Called
     * when the whole policy has been accepted, and before this source is called by any other thread. {@code running} is evaluated until
     * its last call has left it, and is then closed.
     */
    default void follow(EvidenceSource running) {}

    /** What became of each of its rules, in policy order; empty if it has none. */
    default List<RuleCounts> ruleCounts() {
        return List.of();
    }

    /**
     * Removes what it keeps of an entity, as {@link FeatureSource#forget} does.
     *
     * @return what was removed, and what stays and why; if it throws, the call of the host throws, too
     */
    default Erased forget(ForgottenKey key) {
        return Erased.unknown();
    }

    /**
     * What it did and how large its state is, such as {@code anomaly.learned}; empty if it has none. Named as those of {@link
     * FeatureSource#gauges}; the scorer adds the tag {@code source}.
     */
    default List<Gauge> gauges() {
        return List.of();
    }

    /** Gives back what it holds; may take its time, since no call that scores waits for it. */
    @Override
    default void close() {}
}
