package dev.fraudscorer.internal.run.rollout;

import dev.fraudscorer.assessment.Deadline;
import dev.fraudscorer.event.Event;
import dev.fraudscorer.internal.cards.ShownText;
import dev.fraudscorer.internal.load.LoadedLists;
import dev.fraudscorer.internal.load.LoadedPolicy;
import dev.fraudscorer.internal.run.failure.Failures;
import dev.fraudscorer.internal.run.guard.Guards;
import dev.fraudscorer.internal.run.limit.LimitState;
import dev.fraudscorer.internal.run.observe.Observers;
import dev.fraudscorer.internal.run.pipeline.Arrivals;
import dev.fraudscorer.internal.run.pipeline.Gauges;
import dev.fraudscorer.internal.run.pipeline.Pipeline;
import dev.fraudscorer.internal.run.pipeline.SharedFeatures;
import dev.fraudscorer.internal.run.pipeline.Workspace;
import dev.fraudscorer.metrics.Gauge;
import dev.fraudscorer.policy.ListVersion;
import dev.fraudscorer.policy.PolicyException;
import dev.fraudscorer.policy.PolicyKeys;
import dev.fraudscorer.policy.PolicyProblem;
import dev.fraudscorer.policy.rollout.Rollout;
import dev.fraudscorer.policy.rollout.RolloutEnd;
import dev.fraudscorer.policy.rollout.RolloutReport;
import dev.fraudscorer.spi.vector.HashKey;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The rollouts of a scorer, one at a time. {@link #turn} and {@link #end} are called at any time by any thread; what starts and changes
 * rollouts, by one thread at a time. Thread-safe.
 */
public final class Rollouts {
    private static final Duration LONGEST_CALL = Duration.ofSeconds(30);

    private final Clock clock;
    private final LongSupplier nanos;
    private final Arrivals arrivals;
    private final LimitState limits;
    private final HashKey key;
    /** The one that was started last; null if there was none. */
    private volatile @Nullable RunningRollout latest;

    private volatile boolean closed;

    /** @param key under which entities are drawn; kept for all rollouts, so that a larger share has whom the smaller one had */
    public Rollouts(Clock clock, LongSupplier nanos, Arrivals arrivals, LimitState limits, HashKey key) {
        this.clock = clock;
        this.nanos = nanos;
        this.arrivals = arrivals;
        this.limits = limits;
        this.key = key;
    }

    /**
     * The challenger's turn at an event that the champion has assessed.
     *
     * @param assessed by the champion, with its values
     * @return to be closed; null if no rollout is of the event
     */
    public @Nullable ChallengerTurn turn(Workspace assessed, Event event, Deadline deadline) {
        RunningRollout running = latest;
        try {
            return running == null ? null : running.turn(assessed, event, deadline);
        } catch (Throwable e) {
            // Where memory or stack end, the champion answers.
            return null;
        }
    }

    /**
     * Starts a rollout in the place of the one before.
     *
     * @param loaded the challenger, to follow {@code champion}; closed if it cannot be tried
     * @param hosts the names of the host's factories of features
     * @throws PolicyException if it cannot be evaluated on the champion's values
     * @throws IllegalArgumentException if the policies have not what the rollout names
     * @throws IllegalStateException if this scorer is closed
     */
    public RolloutReport start(
            Rollout rollout, LoadedPolicy loaded, Pipeline champion, Set<String> hosts, String actor) {
        Guards guards = new Guards(clock, nanos, new Observers(List.of(), nanos, Failures.ofChallenger()));
        Pipeline pipeline = new Pipeline(loaded, arrivals, guards, Failures.ofChallenger(), limits.beside());
        List<PolicyProblem> problems = new ArrayList<>();
        SharedFeatures shared = SharedFeatures.between(champion.policy(), loaded, hosts, problems);
        Challenger challenger = new Challenger(champion.policy(), loaded, pipeline, shared, guards);
        RunningRollout started = null;
        try {
            if (!problems.isEmpty()) {
                throw new PolicyException(loaded.provenance().policy(), problems);
            }
            Scope scope = Scope.of(rollout, champion.policy(), key);
            started = new RunningRollout(rollout, challenger, champion.lists().provenance(), scope, clock, nanos);
        } finally {
            if (started == null) {
                challenger.close();
            }
        }
        end(RolloutEnd.Cause.REPLACED, "another rollout was started by " + actor);
        latest = started;
        started.reportStart(actor);
        if (closed) {
            end(RolloutEnd.Cause.CLOSED, "the scorer was closed");
            throw new IllegalStateException("this scorer is closed");
        }
        return started.report();
    }

    /**
     * Goes on with another share.
     *
     * @throws IllegalArgumentException if the share is none, or needs an entity
     * @throws IllegalStateException if no rollout is running
     */
    public RolloutReport share(double share, String actor) {
        RunningRollout running = requireRunning();
        running.share(share, actor);
        return running.report();
    }

    /**
     * Ends the rollout by taking its challenger out of it, which is to become the champion.
     *
     * @throws IllegalStateException if no rollout is running, or a call does not come back from it
     */
    public Promotion promote(String actor) {
        RunningRollout running = requireRunning();
        Challenger challenger = running.promote("promoted by " + actor);
        if (challenger == null) {
            throw noneIsRunning();
        }
        // Its sources get another pipeline, which would close them under whoever is still inside this one.
        if (!challenger.leave(LONGEST_CALL)) {
            challenger.close();
            throw new IllegalStateException("a call is inside the challenger that has not returned for "
                    + LONGEST_CALL.toSeconds()
                    + " s; expected calls that return, and a promotion that is not called from within"
                    + " one; the champion is still in use: start the rollout again");
        }
        return new Promotion(challenger, running.rollout().challenger());
    }

    /** Ends the rollout, if one is running. */
    public void end(RolloutEnd.Cause cause, String detail) {
        RunningRollout running = latest;
        if (running != null) {
            running.end(cause, detail);
        }
    }

    /** Another version of the policy is the champion: the challenger's values are not its values any more. */
    public void championIs(LoadedPolicy policy) {
        RunningRollout running = latest;
        if (running != null && !running.isFor(policy)) {
            running.end(
                    RolloutEnd.Cause.CHAMPION_REPLACED,
                    "another version of the policy is in use: "
                            + policy.provenance().policy() + " "
                            + policy.provenance().version() + "; start the rollout again to compare with that");
        }
    }

    /** Reads those lists of the challenger again, too; if one is broken, the rollout ends, since its lists are not those that apply. */
    public void reloadLists(@Nullable Collection<String> names, @Nullable PolicyKeys keys, boolean forced) {
        RunningRollout running = latest;
        Challenger challenger = running == null || running.isOver() ? null : running.challenger();
        if (running == null || challenger == null) {
            return;
        }
        try {
            LoadedLists before = challenger.pipeline().lists();
            List<String> its = before.edition().versions().stream()
                    .map(ListVersion::name)
                    .filter(name -> names == null || names.contains(name))
                    .toList();
            challenger.pipeline().publish(before.reload(its, keys, forced, null));
        } catch (Throwable e) {
            running.end(
                    RolloutEnd.Cause.LISTS,
                    "its entity lists could not be read again (" + e.getClass().getSimpleName()
                            + "); mend them, then start the rollout again");
        }
    }

    /** Drops what nobody uses between two events: it shows the texts of the last one until the next begins. */
    public void dropIdleWorkspaces() {
        RunningRollout running = latest;
        Challenger challenger = running == null ? null : running.challenger();
        if (challenger != null) {
            challenger.pipeline().dropIdleWorkspaces();
        }
    }

    /** How the last rollout stands; null if there was none. */
    public @Nullable RolloutReport report() {
        RunningRollout running = latest;
        return running == null ? null : running.report();
    }

    /** Adds how the last rollout stands; nothing if there was none. */
    public void addGauges(Gauges out) {
        RolloutReport report = report();
        if (report != null) {
            out.add(Gauge.of("rollout.running", report.end() == null ? 1L : 0L));
            out.add(Gauge.of("rollout.share_permille", Math.round(report.share() * 1000)));
            out.add(Gauge.of("rollout.compared", report.compared()));
            out.add(Gauge.of("rollout.differing", report.decisions().differing()));
            out.add(Gauge.of("rollout.answered", report.answered()));
            out.add(Gauge.of("rollout.denied_alone", report.deniedAlone()));
            out.add(Gauge.of("rollout.left_out", report.leftOut()));
            out.add(Gauge.of("rollout.failed", report.failed()));
        }
    }

    /** Adds that the last rollout ended by itself; nothing otherwise. */
    public void addHealth(List<String> out) {
        RunningRollout running = latest;
        RolloutEnd end = running == null ? null : running.comparison().end();
        if (end != null && end.cause().isByItself()) {
            out.add("the rollout of a challenger ended by itself (" + end.cause() + "): " + ShownText.of(end.detail())
                    + "; the policy in use answers everything; see the report of the rollout, and start it again when its cause is"
                    + " mended");
        }
    }

    /** Ends the rollout for good. */
    public void close() {
        closed = true;
        end(RolloutEnd.Cause.CLOSED, "the scorer was closed");
    }

    private RunningRollout requireRunning() {
        RunningRollout running = latest;
        if (running == null || running.isOver()) {
            throw noneIsRunning();
        }
        return running;
    }

    private static IllegalStateException noneIsRunning() {
        return new IllegalStateException("no rollout is running; expected one that was started and has not ended");
    }
}
