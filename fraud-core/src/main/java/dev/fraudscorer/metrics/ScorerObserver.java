package dev.fraudscorer.metrics;

import dev.fraudscorer.assessment.Assessment;
import dev.fraudscorer.assessment.SourceHealth;
import dev.fraudscorer.state.Restoration;
import dev.fraudscorer.state.Snapshot;
import dev.fraudscorer.state.SnapshotException;

/**
 * Receives how long the parts of a scorer take and what happens to it: for a host's metrics and traces. A host overrides what it
 * needs; later versions may have more methods, all of which do nothing by default. Given to {@code FraudScorer.Builder.observer}; without
 * one, nothing is measured.
 *
 * <p>Called on the thread on which it happened, under no lock and, where an event is scored, after its answer is fixed: it may
 * score. Be quick all the same, since the caller waits. Called by many threads at once. What it throws is counted, logged, given to
 * the failure listeners, and has no effect.
 *
 * <p>Of an event that is scored all durations come together, on the thread that scored it and without those of another event between them:
 * first each source and, after those of a stage, the stage; {@link #scored} is last. Durations are of {@code FraudScorer.score}
 * where an event is scored for the first time; a retry, {@code assess}, {@code whatIf}, {@code record} and {@code replay} have none.
 *
 * <p>All texts that tell series apart are bounded: they are names that the policy, the host or this library chose, never
 * values of events.
 */
public interface ScorerObserver {
    /**
     * A source was called, or was left out. One that is passed over since the event is stamped too far ahead is not reported.
     *
     * @param stage {@link Stage#FEATURES}, {@link Stage#EVIDENCE} or {@link Stage#REASONS}
     * @param source its id, as in evidence about its failures
     * @param outcome what became of the call
     * @param nanos from the call to the answer, or until it was given up; 0 if it was not called. One on a thread of its own works while
     *     others do, so that the durations of sources may exceed that of their stage
     */
    default void sourceEnded(Stage stage, String source, SourceOutcome outcome, long nanos) {}

    /**
     * A stage ended. One that an error of the virtual machine broke off is not reported.
     *
     * @param nanos how long the thread that scores was in it
     */
    default void stageEnded(Stage stage, long nanos) {}

    /**
     * An event was scored for the first time; a retry is not reported.
     *
     * @param nanos until the answer was fixed, from when no other call with the same id was before it; without listeners and records
     */
    default void scored(Assessment assessment, long nanos) {}

    /**
     * A value of an event was refused or left out when the event was built, or an event since its id had come with other content.
     *
     * @param eventType its type
     * @param field the attribute, {@code event_id} or {@code event_time}
     * @param cause as of the gauge {@code events.refused}, such as {@code too_long}; {@code other_content} for an id that had come
     *     with other content
     */
    default void refused(String eventType, String field, String cause) {}

    /**
     * The policy or its lists were read again, by the host or a watcher, or the version before came back, and are in use.
     *
     * @param nanos how long that took, without waiting for another reload
     */
    default void reloaded(PolicyChange change, long nanos) {}

    /**
     * The policy or its lists could not be read again; what was in use still is.
     *
     * @param cause what the caller got, most often a {@code PolicyException} with all problems
     * @param nanos how long that took, without waiting for another reload
     */
    default void reloadRefused(PolicyChange.Kind kind, Throwable cause, long nanos) {}

    /**
     * A snapshot was written.
     *
     * @param nanos how long that took, without waiting for another one
     */
    default void snapshotTaken(Snapshot snapshot, long nanos) {}

    /**
     * A snapshot could not be written; one that was there is still there.
     *
     * @param cause what the caller got
     */
    default void snapshotFailed(SnapshotException cause, long nanos) {}

    /**
     * A snapshot was restored.
     *
     * @param nanos how long that took, without waiting for another one
     */
    default void snapshotRestored(Restoration restoration, long nanos) {}

    /**
     * A snapshot could not be restored.
     *
     * @param cause what the caller got
     */
    default void restoreFailed(SnapshotException cause, long nanos) {}

    /**
     * A source has another status. Changes of one source come in their order, on a thread that scores or reloads. A version of the
     * policy that is put in the place of another begins with all sources up, but for those that are cut off.
     *
     * @param before with the status that was reported last, {@code UP} in the beginning
     * @param now with another one
     */
    default void healthChanged(SourceHealth before, SourceHealth now) {}

    /**
     * A decline budget is spent: called for the 1st, 2nd, 4th, 8th denial and so on in succession that became a review, as it is logged.
     */
    default void budgetAlarm(BudgetAlarm alarm) {}
}
