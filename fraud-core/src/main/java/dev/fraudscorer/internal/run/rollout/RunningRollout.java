package dev.fraudscorer.internal.run.rollout;

import dev.fraudscorer.assessment.Deadline;
import dev.fraudscorer.assessment.Provenance;
import dev.fraudscorer.event.Event;
import dev.fraudscorer.internal.load.LoadedPolicy;
import dev.fraudscorer.internal.run.guard.RunningCost;
import dev.fraudscorer.internal.run.pipeline.Workspace;
import dev.fraudscorer.policy.rollout.Rollout;
import dev.fraudscorer.policy.rollout.RolloutEnd;
import dev.fraudscorer.policy.rollout.RolloutReport;
import dev.fraudscorer.policy.rollout.RolloutStage;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One rollout from its start to its end. Thread-safe. */
final class RunningRollout {
    private static final Logger LOG = LoggerFactory.getLogger("dev.fraudscorer.policy");

    /** An eighth of what is left of the event's deadline stays, so that the challenger makes no answer late. */
    private static final int RESERVE = 3;

    private final LoadedPolicy champion;
    private final Provenance championIs;
    private final Provenance challengerIs;
    private final Scope scope;
    private final Comparison comparison;
    private final RunningCost cost = new RunningCost(0);
    private final LongSupplier nanos;
    private final Instant since;
    /** Null when it has been closed. */
    private final AtomicReference<@Nullable Challenger> challenger;

    private volatile Rollout rollout;

    RunningRollout(
            Rollout rollout,
            Challenger challenger,
            Provenance championIs,
            Scope scope,
            Clock clock,
            LongSupplier nanos) {
        this.rollout = rollout;
        this.champion = challenger.champion();
        this.championIs = championIs;
        this.challengerIs = challenger.pipeline().lists().provenance();
        this.challenger = new AtomicReference<>(challenger);
        this.scope = scope;
        this.comparison = new Comparison(rollout.limits(), clock);
        this.nanos = nanos;
        this.since = clock.instant();
    }

    Comparison comparison() {
        return comparison;
    }

    Rollout rollout() {
        return rollout;
    }

    boolean isOver() {
        return comparison.isOver();
    }

    /** Null when it has been closed. */
    @Nullable
    Challenger challenger() {
        return challenger.get();
    }

    /** Whether it was loaded for this champion. */
    @SuppressWarnings("ReferenceEquality") // one version of the policy, whatever is in it
    boolean isFor(LoadedPolicy inUse) {
        return champion == inUse;
    }

    /** Goes on with another share. */
    synchronized void share(double share, String actor) {
        rollout = rollout.withShare(share);
        reportStart(actor);
    }

    /** Writes to the log what is tried from now on. */
    void reportStart(String actor) {
        LOG.info(
                "the challenger {} {} is tried with a share of {} by {}",
                challengerIs.policy(),
                challengerIs.version(),
                rollout.share(),
                actor);
    }

    /**
     * The challenger's turn at an event that the champion has assessed.
     *
     * @param assessed by the champion
     * @return to be closed; null if the rollout is not of the event
     */
    @Nullable
    ChallengerTurn turn(Workspace assessed, Event event, Deadline deadline) {
        Challenger here = challenger.get();
        if (here == null
                || isOver()
                || !isFor(assessed.pipeline().policy())
                || !assessed.hasFeatures()
                || !scope.holds(assessed.vector())) {
            return null;
        }
        boolean isAssigned = scope.isAssigned(assessed.vector(), rollout.share());
        return new ChallengerTurn(this, here, assessed, event, deadline, isAssigned);
    }

    /** By when the challenger has to answer; null if it would not in what is left, so that it is left out. */
    @Nullable
    Deadline within(Deadline ofEvent) {
        Duration own = rollout.deadline();
        if (!ofEvent.isBounded()) {
            return ofEvent.within(own);
        }
        long left = ofEvent.nanosLeft();
        long most = left - (left >> RESERVE);
        if (most <= 0 || most < cost.nanos()) {
            cost.leftOut();
            comparison.leaveOut();
            return null;
        }
        return own.toNanos() < most ? ofEvent.within(own) : ofEvent.within(Duration.ofNanos(most));
    }

    long nanos() {
        return nanos.getAsLong();
    }

    void took(long nanosOfOne) {
        cost.add(nanosOfOne);
    }

    /** Ends it, unless it has ended; no call that comes from now on is answered by the challenger. */
    void end(RolloutEnd.Cause cause, String detail) {
        comparison.end(cause, detail);
        closeIfOver();
    }

    /** Closes the challenger once, if the rollout is over; what calls are inside end first. */
    void closeIfOver() {
        RolloutEnd end = comparison.end();
        // Whoever promotes a challenger has it.
        if (end == null || end.cause() == RolloutEnd.Cause.PROMOTED) {
            return;
        }
        Challenger here = challenger.getAndSet(null);
        if (here != null) {
            here.close();
            report(end);
        }
    }

    /**
     * Ends it by taking the challenger out, which no end of another cause closes from now on.
     *
     * @return null if it had ended before
     */
    @Nullable
    Challenger promote(String detail) {
        if (!comparison.end(RolloutEnd.Cause.PROMOTED, detail)) {
            return null;
        }
        Challenger taken = challenger.getAndSet(null);
        RolloutEnd end = comparison.end();
        if (end != null) {
            report(end);
        }
        return taken;
    }

    private void report(RolloutEnd end) {
        try {
            String text = "the rollout of {} {} ended ({}): {}";
            Object[] values = {challengerIs.policy(), challengerIs.version(), end.cause(), end.detail()};
            if (end.cause().isByItself()) {
                LOG.warn(text, values);
            } else {
                LOG.info(text, values);
            }
        } catch (Throwable e) {
            // There is no place left to report it.
        }
    }

    RolloutReport report() {
        Rollout as = rollout;
        RolloutReport.Builder report = comparison.report();
        RolloutEnd end = comparison.end();
        return report.stage(end == null ? stage(as.share()) : RolloutStage.ENDED, as.share())
                .policies(championIs, challengerIs)
                .time(since, end)
                .build();
    }

    private static RolloutStage stage(double share) {
        return share <= 0 ? RolloutStage.SHADOW : share < 1 ? RolloutStage.SHARE : RolloutStage.FULL;
    }
}
