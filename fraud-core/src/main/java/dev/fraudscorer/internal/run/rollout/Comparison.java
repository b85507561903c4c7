package dev.fraudscorer.internal.run.rollout;

import dev.fraudscorer.assessment.Assessment;
import dev.fraudscorer.assessment.Decision;
import dev.fraudscorer.policy.rollout.DecisionMatrix;
import dev.fraudscorer.policy.rollout.RolloutEnd;
import dev.fraudscorer.policy.rollout.RolloutLimits;
import dev.fraudscorer.policy.rollout.RolloutReport;
import dev.fraudscorer.policy.rollout.ScoreShift;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/*
 * Whether there is room for one more denial, taking it, and the end that there is none: one step under one lock. So however many
 * threads score, the challenger denies no more payments alone than it may, and none after its end. The lock is held for some hundred
 * nanoseconds, and for the events of a rollout only.
 */

/** What champion and challenger made of the same events, and whether the challenger is still within its limits. Thread-safe. */
final class Comparison {
    private final Clock clock;

    // Guarded by this, but for the reads of `end` without it.
    private final RecentComparisons recent;
    private final long[][] decisions = new long[Decision.values().length][Decision.values().length];
    private final ScoreBins scores = new ScoreBins();
    private final LatencyCounts latency = new LatencyCounts();
    private final RuleHits rules = new RuleHits();
    private double difference;
    private long compared;
    private long answered;
    private long deniedAlone;
    private long leftOut;
    private long failed;
    private volatile @Nullable RolloutEnd end;

    Comparison(RolloutLimits limits, Clock clock) {
        this.recent = new RecentComparisons(limits);
        this.clock = clock;
    }

    /** Whether the rollout has ended. */
    boolean isOver() {
        return end != null;
    }

    @Nullable
    RolloutEnd end() {
        return end;
    }

    /**
     * Compares both on one event.
     *
     * @param hasFailed whether a part of the challenger failed
     * @param isAssigned whether the challenger is to answer
     * @return whether it may answer: it is assigned, has not failed, and the rollout has not ended
     */
    synchronized boolean add(
            Assessment champion, Assessment challenger, boolean hasFailed, long nanos, boolean isAssigned) {
        if (end != null) {
            return false;
        }
        boolean denies = challenger.decision() == Decision.DENY;
        boolean deniesAlone = denies && champion.decision() != Decision.DENY;
        decisions[champion.decision().ordinal()][challenger.decision().ordinal()]++;
        scores.add(ScoreBins.bin(champion.score()), ScoreBins.bin(challenger.score()), 1);
        difference += challenger.score() - champion.score();
        latency.add(nanos);
        rules.add(champion.evidence(), challenger.evidence());
        compared++;
        failed += hasFailed ? 1 : 0;

        recent.advance();
        boolean hasRoom = recent.hasRoomToDeny();
        recent.add(denies, hasFailed, nanos, champion.score(), challenger.score());
        boolean mayAnswer = isAssigned && !hasFailed;
        RolloutEnd.Cause broken = mayAnswer && deniesAlone && !hasRoom ? RolloutEnd.Cause.DENIALS : recent.broken();
        if (broken != null) {
            end(broken, recent.text(broken));
            return false;
        }
        if (mayAnswer) {
            answered++;
            if (deniesAlone) {
                deniedAlone++;
                recent.denyAlone();
            }
        }
        return mayAnswer;
    }

    /** The challenger was not evaluated, since too little time was left. */
    synchronized void leaveOut() {
        leftOut++;
    }

    /** Ends the rollout; false if it had ended before. */
    synchronized boolean end(RolloutEnd.Cause cause, String detail) {
        if (end != null) {
            return false;
        }
        end = new RolloutEnd(cause, detail, now());
        return true;
    }

    /** A host's clock that fails does not keep a challenger from its end. */
    private Instant now() {
        try {
            return clock.instant();
        } catch (Throwable e) {
            return Instant.ofEpochMilli(System.currentTimeMillis());
        }
    }

    synchronized RolloutReport.Builder report() {
        return RolloutReport.builder()
                .answers(answered, deniedAlone)
                .lacks(leftOut, failed)
                .decisions(DecisionMatrix.of(decisions))
                .scores(new ScoreShift(
                        scores.champion(),
                        scores.challenger(),
                        compared == 0 ? 0 : difference / compared,
                        scores.psi()))
                .latency(latency.percentiles())
                .rules(rules.list());
    }
}
