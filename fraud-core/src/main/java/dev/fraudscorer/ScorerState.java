package dev.fraudscorer;

import dev.fraudscorer.event.Event;
import dev.fraudscorer.event.InvalidEventException;
import dev.fraudscorer.event.StreamTime;
import dev.fraudscorer.internal.run.ActivePolicy;
import dev.fraudscorer.internal.run.Durability;
import dev.fraudscorer.internal.run.Forgetting;
import dev.fraudscorer.internal.run.Scoring;
import dev.fraudscorer.internal.run.change.Changes;
import dev.fraudscorer.policy.Change;
import dev.fraudscorer.state.Erasure;
import dev.fraudscorer.state.ErasureException;
import dev.fraudscorer.state.Restoration;
import dev.fraudscorer.state.Snapshot;
import dev.fraudscorer.state.SnapshotException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/**
 * What the sources of a scorer have counted: saved to a file, restored from it, warmed up from a log, and forgotten of one entity.
 * Thread-safe.
 */
public final class ScorerState {
    private final ActivePolicy activePolicy;
    private final Scoring scoring;
    private final Durability durability;
    private final ScorerPolicy policy;
    private final Forgetting forgetting;

    ScorerState(
            ActivePolicy activePolicy, Scoring scoring, Durability durability, ScorerPolicy policy, Changes changes) {
        this.activePolicy = activePolicy;
        this.scoring = scoring;
        this.durability = durability;
        this.policy = policy;
        this.forgetting = new Forgetting(activePolicy, scoring, durability, changes);
    }

    /**
     * Writes the state of the sources to a file, while scoring continues. The file is written aside, forced to the disk
     * and moved into place, so that whatever happens either it or the one before it is whole; it can be read by its
     * owner only. A second call, a restore or a close waits for this one.
     *
     * @param file in a folder that exists; replaced if it is there, and written by one process only
     * @return what was written; keep {@link Snapshot#begun} to select the events to {@link #warmUp warm up} with
     * @throws SnapshotException if it could not be written
     * @throws IllegalStateException if this scorer is closed
     */
    public Snapshot snapshot(Path file) {
        return durability.snapshot(Objects.requireNonNull(file, "file"));
    }

    /**
     * Replaces the state of the sources by that of a snapshot. The whole file is read and checked before anything takes
     * effect. Restore before events are scored: those counted since the snapshot began are not in it, and have to be
     * {@link #warmUp warmed up} with.
     *
     * <p>The idempotency cache, which answers retries with the first assessment, is neither written nor restored; the
     * sources themselves store which events they have counted.
     *
     * @param file written by {@link #snapshot}, by this policy or another version of it
     * @throws SnapshotException if the file is not a whole snapshot; the running state is then untouched
     * @throws IllegalStateException if this scorer is closed
     */
    public Restoration restore(Path file) {
        return restore(file, Change.byProcess());
    }

    /**
     * The same by somebody, who stands in the event of the change.
     *
     * @throws SnapshotException if the file is not a whole snapshot; the running state is then untouched
     * @throws IllegalStateException if this scorer is closed
     */
    public Restoration restore(Path file, Change by) {
        return durability.restore(Objects.requireNonNull(file, "file"), Objects.requireNonNull(by, "by"));
    }

    /**
     * Counts events of the past without assessing them, in the order of their arrival, such as those that arrived after
     * a snapshot was begun. Those without a time of receipt get it from their neighbours' stamps, of which 63 are
     * looked at ({@link StreamTime}); one that is stamped too far ahead of them is not counted. One that the state
     * already holds is counted once, so more than enough does no harm. Unlike {@link FraudScorer#record}, it reaches
     * the sources even if the idempotency cache has the event, since their state may have been restored since.
     *
     * @return how many events the sources took or held already; fewer than given if a source failed, if an id was used
     *     before with other content, or if one was too early: {@link ScorerMetrics#counts} and {@link
     *     ScorerMetrics#gauges} show which
     * @throws InvalidEventException if an event was built for another scorer or is a reference; those before it are counted
     * @throws IllegalStateException if this scorer is closed
     */
    public long warmUp(Iterable<Event> events) {
        activePolicy.requireOpen();
        long taken = 0;
        StreamTime<Event> received = StreamTime.of(events.iterator(), policy.lateness());
        while (received.hasNext()) {
            if (scoring.warmUp(received.next())) {
                taken++;
            }
        }
        return taken;
    }

    /**
     * Forgets an entity whose key is one attribute, as {@link #forget(String, List, Change)} does.
     *
     * @param entity the kind of entity, by its name in the policy, such as {@code card}
     * @param key as events carry it
     * @param by who requests it, and why
     */
    public Erasure forget(String entity, String key, Change by) {
        return forget(entity, List.of(key), by);
    }

    /**
     * Removes what is kept of an entity, for good, while events are scored: its profile, those of all entities whose keys have its
     * key as a part, such as the pairs of a card with each merchant, and of the memory of ids each event that carries the key, with its
     * assessment. No snapshot that is written later has it. The call waits for a snapshot or a restore that is under way.
     *
     * <p>All calls of {@code score}, {@code record} and {@code warmUp} that had returned before are forgotten; a call that is under
     * way counts before or after, in each profile as a whole. A retry of an event that was forgotten is a new event.
     *
     * <p>Nobody gets a clean history by this: until nothing of what was removed could be in a window, the features of the entity are
     * {@link dev.fraudscorer.event.ValueState#EVICTED} and its assessments degraded, as of one that had to leave for want of
     * memory. For that a keyed hash stays in a filter, and no text.
     *
     * <p>What is not found is no fault, so the call may be repeated. The log, under {@code dev.fraudscorer.state}, has the kind of
     * entity, how much was removed and {@code by}; never the key.
     *
     * @param entity the kind of entity, by its name in the policy, such as {@code card_merchant}
     * @param key the texts of its attributes as events carry them, in the order of {@code entity} in the policy
     * @param by who requests it, and why, such as the id of a ticket; not the key
     * @return what was removed, and what stays and why
     * @throws IllegalArgumentException if the policy keeps nothing of such an entity, if no event can carry such a key, or if {@code
     *     by} has the key in it
     * @throws ErasureException if a source failed; all others have removed what they kept
     * @throws IllegalStateException if this scorer is closed
     */
    public Erasure forget(String entity, List<String> key, Change by) {
        Objects.requireNonNull(entity, "entity");
        return forgetting.forget(entity, List.copyOf(key), Objects.requireNonNull(by, "by"));
    }
}
