package dev.fraudscorer.policy.rollout;

import dev.fraudscorer.assessment.Provenance;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How a rollout stands: what champion and challenger made of the same events since it was started. Immutable; counts are of one moment, without
 * an event in between.
 */
public final class RolloutReport {
    private final RolloutStage stage;
    private final double share;
    private final Provenance champion;
    private final Provenance challenger;
    private final Instant since;
    private final @Nullable RolloutEnd end;
    private final long answered;
    private final long deniedAlone;
    private final long leftOut;
    private final long failed;
    private final DecisionMatrix decisions;
    private final ScoreShift scores;
    private final ChallengerLatency latency;
    private final List<RuleDifference> rules;

    private RolloutReport(Builder parts) {
        this.stage = Objects.requireNonNull(parts.stage, "stage is not set");
        this.share = parts.share;
        this.champion = Objects.requireNonNull(parts.champion, "champion is not set");
        this.challenger = Objects.requireNonNull(parts.challenger, "challenger is not set");
        this.since = Objects.requireNonNull(parts.since, "since is not set");
        this.end = parts.end;
        this.answered = parts.answered;
        this.deniedAlone = parts.deniedAlone;
        this.leftOut = parts.leftOut;
        this.failed = parts.failed;
        this.decisions = Objects.requireNonNull(parts.decisions, "decisions are not set");
        this.scores = Objects.requireNonNull(parts.scores, "scores are not set");
        this.latency = Objects.requireNonNull(parts.latency, "latency is not set");
        this.rules = List.copyOf(parts.rules);
    }

    /** Begins a report. */
    public static Builder builder() {
        return new Builder();
    }

    /** How far it has come. */
    public RolloutStage stage() {
        return stage;
    }

    /** For what share of the entities the challenger answers, or answered until the end. */
    public double share() {
        return share;
    }

    /** The policy that was in use when the rollout was started. */
    public Provenance champion() {
        return champion;
    }

    /** The policy that is tried; which of both made an assessment is in its provenance. */
    public Provenance challenger() {
        return challenger;
    }

    /** When the rollout was started, by the scorer's clock. */
    public Instant since() {
        return since;
    }

    /** Why and when it ended; null while it runs. */
    public @Nullable RolloutEnd end() {
        return end;
    }

    /** How many events were compared. */
    public long compared() {
        return decisions.total();
    }

    /** On how many of them the challenger's answer was given. */
    public long answered() {
        return answered;
    }

    /** How many of those were denied, although the champion would not have denied them. */
    public long deniedAlone() {
        return deniedAlone;
    }

    /** On how many events the challenger was not evaluated, since too little time was left. */
    public long leftOut() {
        return leftOut;
    }

    /** On how many of the events compared a part of the challenger failed that did not fail of the champion, who answered them. */
    public long failed() {
        return failed;
    }

    /** How both decided. */
    public DecisionMatrix decisions() {
        return decisions;
    }

    /** How the scores differ. */
    public ScoreShift scores() {
        return scores;
    }

    /** How long the challenger took. */
    public ChallengerLatency latency() {
        return latency;
    }

    /** Of each rule that fired in either policy, on how many events, sorted by id. */
    public List<RuleDifference> rules() {
        return rules;
    }

    @Override
    public String toString() {
        return "RolloutReport[stage=" + stage + ", share=" + share + ", champion=" + champion + ", challenger="
                + challenger + ", since=" + since + ", end=" + end + ", answered=" + answered + ", deniedAlone="
                + deniedAlone + ", leftOut=" + leftOut + ", failed=" + failed + ", decisions=" + decisions
                + ", scores=" + scores + ", latency=" + latency + ", rules=" + rules + "]";
    }

    /** Collects the parts of a report, which its accessors describe. Confined to one thread. */
    public static final class Builder {
        private @Nullable RolloutStage stage;
        private double share;
        private @Nullable Provenance champion;
        private @Nullable Provenance challenger;
        private @Nullable Instant since;
        private @Nullable RolloutEnd end;
        private long answered;
        private long deniedAlone;
        private long leftOut;
        private long failed;
        private @Nullable DecisionMatrix decisions;
        private @Nullable ScoreShift scores;
        private @Nullable ChallengerLatency latency;
        private List<RuleDifference> rules = List.of();

        private Builder() {}

        /** Sets {@link RolloutReport#stage} and {@link RolloutReport#share}. */
        public Builder stage(RolloutStage newStage, double newShare) {
            stage = newStage;
            share = newShare;
            return this;
        }

        /** Sets {@link RolloutReport#champion} and {@link RolloutReport#challenger}. */
        public Builder policies(Provenance newChampion, Provenance newChallenger) {
            champion = newChampion;
            challenger = newChallenger;
            return this;
        }

        /** Sets {@link RolloutReport#since} and {@link RolloutReport#end}. */
        public Builder time(Instant newSince, @Nullable RolloutEnd newEnd) {
            since = newSince;
            end = newEnd;
            return this;
        }

        /** Sets {@link RolloutReport#answered} and {@link RolloutReport#deniedAlone}. */
        public Builder answers(long newAnswered, long newDeniedAlone) {
            answered = newAnswered;
            deniedAlone = newDeniedAlone;
            return this;
        }

        /** Sets {@link RolloutReport#leftOut} and {@link RolloutReport#failed}. */
        public Builder lacks(long newLeftOut, long newFailed) {
            leftOut = newLeftOut;
            failed = newFailed;
            return this;
        }

        /** Sets {@link RolloutReport#decisions}. */
        public Builder decisions(DecisionMatrix newDecisions) {
            decisions = newDecisions;
            return this;
        }

        /** Sets {@link RolloutReport#scores}. */
        public Builder scores(ScoreShift newScores) {
            scores = newScores;
            return this;
        }

        /** Sets {@link RolloutReport#latency}. */
        public Builder latency(ChallengerLatency newLatency) {
            latency = newLatency;
            return this;
        }

        /** Sets {@link RolloutReport#rules}. */
        public Builder rules(List<RuleDifference> newRules) {
            rules = newRules;
            return this;
        }

        /**
         * Makes the report.
         *
         * @throws NullPointerException if a part that every report has is not set
         */
        public RolloutReport build() {
            return new RolloutReport(this);
        }
    }
}
