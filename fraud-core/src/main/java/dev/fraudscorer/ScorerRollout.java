package dev.fraudscorer;

import dev.fraudscorer.assessment.Provenance;
import dev.fraudscorer.internal.run.Reload;
import dev.fraudscorer.internal.run.rollout.Rollouts;
import dev.fraudscorer.policy.Change;
import dev.fraudscorer.policy.PolicyException;
import dev.fraudscorer.policy.rollout.Rollout;
import dev.fraudscorer.policy.rollout.RolloutEnd;
import dev.fraudscorer.policy.rollout.RolloutLimits;
import dev.fraudscorer.policy.rollout.RolloutReport;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A challenger that is tried beside the active policy, the champion: first in shadow, then for a share of the entities, then for all. Each
 * event is counted once, by the champion, which is always evaluated; its answer is given wherever the challenger may not or cannot
 * give one. One rollout runs at a time, until it is ended, promoted, or ends by itself at one of its {@link RolloutLimits}; then it
 * stays ended. Thread-safe.
 */
public final class ScorerRollout {
    private final Rollouts rollouts;
    private final Reload reload;

    ScorerRollout(Rollouts rollouts, Reload reload) {
        this.rollouts = rollouts;
        this.reload = reload;
    }

    /**
     * Loads a challenger and tries it. One that runs ends when the new one is loaded. The challenger has the champion's {@code events}, {@code time},
     * {@code calendar}, {@code profiles} and {@code features}; to try others, reload the champion with them first, which fills them. All else may
     * be another.
     *
     * @param by who does this, as of each other change
     * @return how it stands now
     * @throws PolicyException with every problem of the challenger, or of the rollout's condition; the rollout before goes on
     * @throws IllegalArgumentException if the policy has not an attribute or an event type that the rollout names;
     *     the rollout before goes on
     * @throws IllegalStateException if this scorer is closed
     */
    public RolloutReport start(Rollout rollout, Change by) {
        return reload.start(Objects.requireNonNull(rollout, "rollout"), by);
    }

    /**
     * Goes on with another share, with all that was compared and counted so far.
     *
     * @param share 0 for shadow to 1 for all events; who was in the share before is in a larger one, too
     * @param by who does this, as of each other change
     * @return how it stands now
     * @throws IllegalArgumentException if the share is not in [0, 1], or is between them and the rollout has no entity
     * @throws IllegalStateException if no rollout is running
     */
    public RolloutReport share(double share, Change by) {
        return rollouts.share(share, by.actor());
    }

    /**
     * Makes the challenger the champion, with its lists and models as they are loaded, as {@link ScorerPolicy#reload()} would; later reloads read it
     * from its folder. Ends the rollout, and waits for the calls that are inside the challenger: not to be called from within one, such as by a
     * listener.
     *
     * @param by who does this, as of each other change
     * @return what is in the assessments from now on
     * @throws IllegalStateException if no rollout is running, a call has not left the challenger for 30 s, or this scorer is closed; the champion stays
     */
    public Provenance promote(Change by) {
        return reload.promote(by);
    }

    /**
     * Ends the rollout: events that begin from now on are answered by the champion. Waits for nothing, not even for a policy that is being loaded.
     *
     * @param by who does this, as of each other change
     * @return how it ended, or how the one before had; null if there was none
     */
    public @Nullable RolloutReport end(Change by) {
        rollouts.end(RolloutEnd.Cause.HOST, "ended by " + by.actor());
        return rollouts.report();
    }

    /** How the rollout stands that was started last; null if there was none. */
    public @Nullable RolloutReport report() {
        return rollouts.report();
    }
}
