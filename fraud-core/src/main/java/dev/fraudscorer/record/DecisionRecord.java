package dev.fraudscorer.record;

import dev.fraudscorer.assessment.Assessment;
import dev.fraudscorer.policy.ListVersion;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a decision was made of, for the host's store: the assessment with its evidence and provenance, every attribute and every
 * feature with its state, and which lists and models there were. Immutable.
 *
 * <p>{@code FraudScorer.replay} makes the decision again of the record alone. Texts of secret attributes are tokens.
 */
public final class DecisionRecord {
    /** The version of the schema that this library writes. */
    public static final int SCHEMA_VERSION = 1;

    private final int schemaVersion;
    private final Assessment assessment;
    private final RecordedValues attributes;
    private final RecordedValues features;
    private final List<EvidenceOrigin> origins;
    private final List<ListVersion> lists;
    private final List<SourceDigest> models;
    private final long durationNanos;

    private DecisionRecord(Builder parts) {
        this.schemaVersion = parts.schemaVersion;
        this.assessment = parts.assessment;
        this.attributes = parts.attributes;
        this.features = parts.features;
        this.origins = List.copyOf(parts.origins);
        this.lists = List.copyOf(parts.lists);
        this.models = List.copyOf(parts.models);
        this.durationNanos = parts.durationNanos;
        int items = origins.stream().mapToInt(EvidenceOrigin::items).sum();
        if (items != assessment.evidence().size()) {
            throw new IllegalArgumentException("the origins are those of " + items + " items of evidence; expected "
                    + assessment.evidence().size() + ", as many as there are");
        }
        if (schemaVersion < 1 || durationNanos < -1) {
            throw new IllegalArgumentException(
                    "expected a version of the schema from 1 on, and a duration of 0 or more, or -1 for none, but they were "
                            + schemaVersion + " and " + durationNanos);
        }
    }

    /** Begins the record of an assessment. */
    public static Builder builder(Assessment assessment) {
        return new Builder(assessment);
    }

    /** The version of the schema that it was written in; a later one than ours may have had more in it. */
    public int schemaVersion() {
        return schemaVersion;
    }

    /** What was answered: id, type and times of the event, score, decision, evidence, provenance. */
    public Assessment assessment() {
        return assessment;
    }

    /** The attributes of the event's type, as the event held them: tokens in place of secrets. */
    public RecordedValues attributes() {
        return attributes;
    }

    /** Every feature of the policy, derived ones among them; empty if the event was not evaluated. */
    public RecordedValues features() {
        return features;
    }

    /** From where the items of evidence are, in their order. */
    public List<EvidenceOrigin> origins() {
        return origins;
    }

    /** The entity lists that the event saw, in policy order. */
    public List<ListVersion> lists() {
        return lists;
    }

    /** Models and other sources that have a content of their own, in policy order. */
    public List<SourceDigest> models() {
        return models;
    }

    /** How long the call took until the answer was fixed, in nanoseconds; -1 if that was not measured. */
    public long durationNanos() {
        return durationNanos;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other
                || (other instanceof DecisionRecord that
                        && schemaVersion == that.schemaVersion
                        && assessment.equals(that.assessment)
                        && attributes.equals(that.attributes)
                        && features.equals(that.features)
                        && origins.equals(that.origins)
                        && lists.equals(that.lists)
                        && models.equals(that.models)
                        && durationNanos == that.durationNanos);
    }

    @Override
    public int hashCode() {
        return Objects.hash(schemaVersion, assessment, attributes, features, origins, lists, models, durationNanos);
    }

    /** Without the values, which do not belong into logs. */
    @Override
    public String toString() {
        return "DecisionRecord[schemaVersion=" + schemaVersion + ", assessment=" + assessment + ", attributes="
                + attributes + ", features=" + features + ", lists=" + lists + ", models=" + models
                + ", durationNanos=" + durationNanos + "]";
    }

    /** Collects a record. Confined to one thread. */
    public static final class Builder {
        private final Assessment assessment;
        private int schemaVersion = SCHEMA_VERSION;
        private RecordedValues attributes = RecordedValues.NONE;
        private RecordedValues features = RecordedValues.NONE;
        private List<EvidenceOrigin> origins;
        private List<ListVersion> lists = List.of();
        private List<SourceDigest> models = List.of();
        private long durationNanos = -1;

        private Builder(Assessment assessment) {
            this.assessment = Objects.requireNonNull(assessment, "assessment");
            int items = assessment.evidence().size();
            this.origins = items == 0 ? List.of() : List.of(EvidenceOrigin.of(null, false, items));
        }

        /** Sets {@link DecisionRecord#schemaVersion}, which is else the present one. */
        public Builder schemaVersion(int newVersion) {
            schemaVersion = newVersion;
            return this;
        }

        /** Sets {@link DecisionRecord#attributes}, of which there are else none. */
        public Builder attributes(RecordedValues newAttributes) {
            attributes = Objects.requireNonNull(newAttributes, "attributes");
            return this;
        }

        /** Sets {@link DecisionRecord#features}, of which there are else none. */
        public Builder features(RecordedValues newFeatures) {
            features = Objects.requireNonNull(newFeatures, "features");
            return this;
        }

        /** Sets {@link DecisionRecord#origins}; else all evidence is the library's own. */
        public Builder origins(List<EvidenceOrigin> newOrigins) {
            origins = newOrigins;
            return this;
        }

        /** Sets {@link DecisionRecord#lists}, of which there are else none. */
        public Builder lists(List<ListVersion> newLists) {
            lists = newLists;
            return this;
        }

        /** Sets {@link DecisionRecord#models}, of which there are else none. */
        public Builder models(List<SourceDigest> newModels) {
            models = newModels;
            return this;
        }

        /** Sets {@link DecisionRecord#durationNanos}, which is else -1. */
        public Builder durationNanos(long newNanos) {
            durationNanos = newNanos;
            return this;
        }

        /**
         * Checks the parts and builds the record.
         *
         * @throws IllegalArgumentException if the origins are those of more or fewer items of evidence than there are, the
         *     version is below 1, or the duration below -1
         */
        public DecisionRecord build() {
            return new DecisionRecord(this);
        }
    }
}
