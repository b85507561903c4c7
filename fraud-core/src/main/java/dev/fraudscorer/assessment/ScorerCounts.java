package dev.fraudscorer.assessment;

import org.jspecify.annotations.Nullable;

/** What a scorer has done since it was loaded. Immutable; the counts are read one after another while scoring continues. */
public final class ScorerCounts extends AbstractValue {
    private final long scored;
    private final long assessed;
    private final long recorded;
    private final long repeated;
    private final long conflicting;
    private final long degraded;
    private final long labels;
    private final long amended;

    private ScorerCounts(Builder builder) {
        scored = builder.scored;
        assessed = builder.assessed;
        recorded = builder.recorded;
        repeated = builder.repeated;
        conflicting = builder.conflicting;
        degraded = builder.degraded;
        labels = builder.labels;
        amended = builder.amended;
    }

    /** Begins counts that are all zero. */
    public static Builder builder() {
        return new Builder();
    }

    /** Events that were assessed and counted. */
    public long scored() {
        return scored;
    }

    /** Events that were assessed and not counted. */
    public long assessed() {
        return assessed;
    }

    /** Events that were counted and not assessed, and all that a warm-up took. */
    public long recorded() {
        return recorded;
    }

    /** Calls with an event that had come before, answered from memory or without effect. */
    public long repeated() {
        return repeated;
    }

    /** Calls refused because the event's id had come before with other content. */
    public long conflicting() {
        return conflicting;
    }

    /** Assessments, records, labels and amendments for which a part failed. */
    public long degraded() {
        return degraded;
    }

    /** Labels received. */
    public long labels() {
        return labels;
    }

    /** Amendments received. */
    public long amended() {
        return amended;
    }

    @Override
    @Nullable
    Object[] components() {
        return new @Nullable Object[] {
            "scored", scored, "assessed", assessed, "recorded", recorded, "repeated", repeated,
            "conflicting", conflicting, "degraded", degraded, "labels", labels, "amended", amended
        };
    }

    /** Collects counts. Confined to one thread. */
    public static final class Builder {
        private long scored;
        private long assessed;
        private long recorded;
        private long repeated;
        private long conflicting;
        private long degraded;
        private long labels;
        private long amended;

        private Builder() {}

        /** Sets {@link ScorerCounts#scored}. */
        public Builder scored(long count) {
            scored = count;
            return this;
        }

        /** Sets {@link ScorerCounts#assessed}. */
        public Builder assessed(long count) {
            assessed = count;
            return this;
        }

        /** Sets {@link ScorerCounts#recorded}. */
        public Builder recorded(long count) {
            recorded = count;
            return this;
        }

        /** Sets {@link ScorerCounts#repeated}. */
        public Builder repeated(long count) {
            repeated = count;
            return this;
        }

        /** Sets {@link ScorerCounts#conflicting}. */
        public Builder conflicting(long count) {
            conflicting = count;
            return this;
        }

        /** Sets {@link ScorerCounts#degraded}. */
        public Builder degraded(long count) {
            degraded = count;
            return this;
        }

        /** Sets {@link ScorerCounts#labels}. */
        public Builder labels(long count) {
            labels = count;
            return this;
        }

        /** Sets {@link ScorerCounts#amended}. */
        public Builder amended(long count) {
            amended = count;
            return this;
        }

        /** The counts as they now stand. */
        public ScorerCounts build() {
            return new ScorerCounts(this);
        }
    }
}
