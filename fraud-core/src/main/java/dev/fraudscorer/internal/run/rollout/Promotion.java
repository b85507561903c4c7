package dev.fraudscorer.internal.run.rollout;

import dev.fraudscorer.internal.load.LoadedPolicy;
import dev.fraudscorer.policy.PolicySource;

/** A challenger that has left its rollout to become the champion. Confined to the thread that promotes it. */
public final class Promotion {
    private final Challenger challenger;
    private final PolicySource source;

    Promotion(Challenger challenger, PolicySource source) {
        this.challenger = challenger;
        this.source = source;
    }

    /** The challenger, with its entity lists as it has them now. */
    public LoadedPolicy policy() {
        return challenger.policy();
    }

    /** Where it was read. */
    public PolicySource source() {
        return source;
    }

    /** It is published, or what it holds was closed in vain. */
    public void end() {
        challenger.leaveSources();
    }
}
