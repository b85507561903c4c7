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

    /** Ends it; what the challenger holds of its own is closed unless it is in use now. */
    public void end(boolean isPublished) {
        if (isPublished) {
            challenger.leaveSources();
        } else {
            challenger.close();
        }
    }
}
