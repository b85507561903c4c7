package dev.fraudscorer.internal.run.rollout;

import dev.fraudscorer.internal.load.LoadedPolicy;
import dev.fraudscorer.internal.run.guard.Guards;
import dev.fraudscorer.internal.run.pipeline.Pipeline;
import dev.fraudscorer.internal.run.pipeline.RetainedSources;
import dev.fraudscorer.internal.run.pipeline.SharedFeatures;
import dev.fraudscorer.internal.run.pipeline.Workspace;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A policy that is evaluated beside the champion, with breakers, threads, budgets and failures of its own, so that nothing that it does
 * reaches the champion. Thread-safe.
 */
final class Challenger {
    private final LoadedPolicy champion;
    private final LoadedPolicy policy;
    private final Pipeline pipeline;
    private final SharedFeatures shared;
    private final Guards guards;

    /** @param guards of its own; closed with it */
    Challenger(LoadedPolicy champion, LoadedPolicy policy, Pipeline pipeline, SharedFeatures shared, Guards guards) {
        this.champion = champion;
        this.policy = policy;
        this.pipeline = pipeline;
        this.shared = shared;
        this.guards = guards;
    }

    LoadedPolicy champion() {
        return champion;
    }

    Pipeline pipeline() {
        return pipeline;
    }

    SharedFeatures shared() {
        return shared;
    }

    /** A workspace to be given back to the pipeline; null if it is retired. */
    @Nullable
    Workspace enter() {
        return pipeline.enter();
    }

    /** The policy, with the entity lists as it has them now. */
    LoadedPolicy policy() {
        return policy.withLists(pipeline.lists());
    }

    /** Closes it when the last call has left; what it has in common with the champion stays. */
    void close() {
        pipeline.retire(new RetainedSources(champion), guards::close);
    }

    /** Lets nobody in any more; false if somebody is still inside after that time. */
    boolean leave(Duration most) {
        return pipeline.leaveTo(most);
    }

    /** As {@link #close}, but for all of its sources, which are in use elsewhere by now. */
    void leaveSources() {
        pipeline.retire(new RetainedSources(policy), guards::close);
    }
}
