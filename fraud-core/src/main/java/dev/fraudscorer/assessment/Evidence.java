package dev.fraudscorer.assessment;

import dev.fraudscorer.internal.cards.ShownText;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One item that supports a decision. Immutable; engines build theirs when a policy is loaded, so that a rule that
 * fires allocates nothing. Its texts are shown as they are: card numbers in
 * them are masked, and what would begin another line or not be seen is escaped.
 */
public final class Evidence extends AbstractValue {
    /** The part that {@link #nothingEvaluated} is of. */
    private static final String ALL_SOURCES = "evidence";

    private static final Evidence NOTHING_EVALUATED =
            failure(FailureKind.NOT_EVALUABLE, ALL_SOURCES, Mode.ACTIVE, "no source of evidence could be evaluated");

    private final EvidenceKind kind;
    private final String source;
    private final @Nullable ReasonCode reason;
    private final double risk;
    private final double weight;
    private final @Nullable Decision decides;
    private final Mode mode;
    private final String detail;
    private final List<String> outcomes;
    private final @Nullable Severity severity;
    private final double contribution;
    private final @Nullable FailureKind failure;
    private final boolean exemptFromBudget;
    private final double propensity;
    private final @Nullable String partOf;

    private Evidence(Builder parts) {
        this.kind = Objects.requireNonNull(parts.kind, "kind");
        this.source = ShownText.of(Objects.requireNonNull(parts.source, "source"));
        this.reason = parts.reason;
        this.risk = parts.risk;
        this.weight = parts.weight;
        this.decides = parts.decides;
        this.mode = Objects.requireNonNull(parts.mode, "mode");
        this.detail = ShownText.of(Objects.requireNonNull(parts.detail, "detail"));
        this.outcomes = parts.outcomes.isEmpty()
                ? List.of()
                : parts.outcomes.stream().map(ShownText::of).toList();
        this.severity = parts.severity;
        this.contribution = parts.contribution;
        this.failure = parts.failure;
        this.exemptFromBudget = parts.exemptFromBudget;
        this.propensity = parts.propensity;
        if (!Double.isNaN(propensity) && !(propensity > 0 && propensity <= 1)) {
            throw new IllegalArgumentException(source + ": propensity must be in (0, 1] but was " + propensity);
        }
        this.partOf = parts.partOf == null ? null : ShownText.of(parts.partOf);
        if ((kind == EvidenceKind.FAILURE) != (failure != null)) {
            throw new IllegalArgumentException(
                    source + ": a failure, and nothing else, has a kind of failure, but " + kind + " has " + failure);
        }
        checkNumbers(source, risk, contribution);
        if (!(weight > 0 && weight < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(source + ": weight must be above 0 and finite but was " + weight);
        }
    }

    /** The same but for what changes. The texts were checked when the other was made: to do so again would take longer. */
    private Evidence(Evidence other, double risk, double contribution, Mode mode) {
        checkNumbers(other.source, risk, contribution);
        this.kind = other.kind;
        this.source = other.source;
        this.reason = other.reason;
        this.risk = risk;
        this.weight = other.weight;
        this.decides = other.decides;
        this.mode = mode;
        this.detail = other.detail;
        this.outcomes = other.outcomes;
        this.severity = other.severity;
        this.contribution = contribution;
        this.failure = other.failure;
        this.exemptFromBudget = other.exemptFromBudget;
        this.propensity = other.propensity;
        this.partOf = other.partOf;
    }

    private static void checkNumbers(String source, double risk, double contribution) {
        if (!Double.isNaN(risk) && !(risk >= 0 && risk <= 1)) {
            throw new IllegalArgumentException(source + ": risk must be in [0, 1] but was " + risk);
        }
        if (Double.isInfinite(contribution)) {
            throw new IllegalArgumentException(
                    source + ": contribution must be finite, or NaN for none, but was " + contribution);
        }
    }

    /**
     * What it is: rule, model, reason for a model's score, anomaly, what could not be evaluated, failure, a decline budget that
     * is spent, or the control group.
     */
    public EvidenceKind kind() {
        return kind;
    }

    /** The id of the rule, model or part that the item is of; of a decline budget, that of what it limits. */
    public String source() {
        return source;
    }

    /** The stable code for the cause; null if the item is no cause, such as a failure. */
    public @Nullable ReasonCode reason() {
        return reason;
    }

    /** The risk in [0, 1]; NaN if the item carries none. */
    public double risk() {
        return risk;
    }

    /** How much the item counts where the combiner weighs; above 0. */
    public double weight() {
        return weight;
    }

    /** The decision that the item makes outright; null if it leaves that to the score. */
    public @Nullable Decision decides() {
        return decides;
    }

    /** Whether it has effect. */
    public Mode mode() {
        return mode;
    }

    /** What a person should read: the condition that held, the value that was missing, the kind of failure. */
    public String detail() {
        return detail;
    }

    /** Actions that the item demands of the host, such as {@code step_up_3ds}; the library gives them no meaning. */
    public List<String> outcomes() {
        return outcomes;
    }

    /** Its severity in the policy; null if not given. */
    public @Nullable Severity severity() {
        return severity;
    }

    /**
     * How much a value moved a model's margin, which is its score before the last transform: above 0 for more risk;
     * NaN if the item has none.
     */
    public double contribution() {
        return contribution;
    }

    /** Why a part was left out; null unless {@code kind} is {@link EvidenceKind#FAILURE}. */
    public @Nullable FailureKind failure() {
        return failure;
    }

    /** Whether no decline budget limits the denial that the item makes outright. */
    public boolean exemptFromBudget() {
        return exemptFromBudget;
    }

    /** With what probability the event is let through as one of the control group; NaN unless it is. */
    public double propensity() {
        return propensity;
    }

    /**
     * The source that a failed part belongs to, such as {@code rules} for a rule; null if the item is of a source itself, or is no
     * failure.
     */
    public @Nullable String partOf() {
        return partOf;
    }

    /** A rule that fired and adds a risk. */
    public static Evidence ruleRisk(
            String rule, @Nullable ReasonCode reason, double risk, double weight, Mode mode, String condition) {
        return scored(EvidenceKind.RULE, rule, reason, risk, weight, mode, condition);
    }

    /** A rule that fired and decides outright. */
    public static Evidence ruleDecision(
            String rule, @Nullable ReasonCode reason, Decision decides, Mode mode, String condition) {
        return item(EvidenceKind.RULE, rule, mode, condition)
                .reason(reason)
                .decides(decides)
                .build();
    }

    /**
     * A rule that could not be decided, or a part that has learned too little; {@code detail} names what is missing.
     */
    public static Evidence notEvaluable(String rule, Mode mode, String detail) {
        return item(EvidenceKind.NOT_EVALUABLE, rule, mode, detail).build();
    }

    /** A model's score. */
    public static Evidence modelScore(
            String model, @Nullable ReasonCode reason, double risk, double weight, Mode mode, String detail) {
        return scored(EvidenceKind.MODEL, model, reason, risk, weight, mode, detail);
    }

    /**
     * How much a value moved a model's score.
     *
     * @param reason the code for the value's name; null for none
     * @param contribution to the model's margin, finite; NaN for none
     * @param detail the name of the value
     * @throws IllegalArgumentException if {@code contribution} is infinite
     */
    public static Evidence contribution(
            String model, @Nullable ReasonCode reason, double contribution, Mode mode, String detail) {
        return item(EvidenceKind.CONTRIBUTION, model, mode, detail)
                .reason(reason)
                .contribution(contribution)
                .build();
    }

    /** No reason can be given for a model's score; {@code detail} has the cause. */
    public static Evidence noAttribution(String model, Mode mode, String detail) {
        return item(EvidenceKind.CONTRIBUTION, model, mode, detail).build();
    }

    /** The event is unlike those before it; {@code detail} has the rank and the features. */
    public static Evidence anomaly(
            String detector, @Nullable ReasonCode reason, double risk, double weight, Mode mode, String detail) {
        return scored(EvidenceKind.ANOMALY, detector, reason, risk, weight, mode, detail);
    }

    /**
     * A part that failed and was left out; one in shadow has no effect, so its failure has none.
     *
     * @param detail what a person should read beside the kind, such as the values that are missing; may be empty
     */
    public static Evidence failure(FailureKind failure, String part, Mode mode, String detail) {
        return item(EvidenceKind.FAILURE, part, mode, detail)
                .failure(Objects.requireNonNull(failure, "failure"))
                .build();
    }

    /**
     * A decline budget that is spent.
     *
     * @param source what it limits: a rule, a model, or {@link ScoringScheme#WHOLE_POLICY}
     * @param detail the limit
     */
    public static Evidence overBudget(String source, String detail) {
        return item(EvidenceKind.BUDGET, source, Mode.ACTIVE, detail).build();
    }

    /**
     * An event of the control group.
     *
     * @param propensity the probability of being let through, in (0, 1]
     */
    public static Evidence control(double propensity, String detail) {
        return item(EvidenceKind.CONTROL, "control", Mode.ACTIVE, detail)
                .propensity(propensity)
                .build();
    }

    /**
     * The failure of all sources of evidence: none of those with effect could be evaluated. {@link ScoringScheme#onNothing} is
     * the decision then.
     */
    public static Evidence nothingEvaluated() {
        return NOTHING_EVALUATED;
    }

    private static Evidence scored(
            EvidenceKind kind,
            String source,
            @Nullable ReasonCode reason,
            double risk,
            double weight,
            Mode mode,
            String detail) {
        return item(kind, source, mode, detail)
                .reason(reason)
                .risk(risk)
                .weight(weight)
                .build();
    }

    private static Builder item(EvidenceKind kind, String source, Mode mode, String detail) {
        return new Builder(kind, source).mode(mode).detail(detail);
    }

    /** Begins an item of any kind that is active and carries nothing: for who reads what was written of one. */
    public static Builder builder(EvidenceKind kind, String source) {
        return new Builder(kind, source);
    }

    /** The same item with the further fields of its rule. */
    public Evidence with(List<String> newOutcomes, @Nullable Severity newSeverity) {
        return toBuilder().outcomes(newOutcomes).severity(newSeverity).build();
    }

    /**
     * The same item with another risk: a source makes its item when the policy is loaded, and its score for each event.
     *
     * @throws IllegalArgumentException if {@code newRisk} is neither in [0, 1] nor NaN
     */
    public Evidence withRisk(double newRisk) {
        return new Evidence(this, newRisk, contribution, mode);
    }

    /**
     * The same item with another contribution to a model's margin.
     *
     * @throws IllegalArgumentException if {@code newContribution} is infinite
     */
    public Evidence withContribution(double newContribution) {
        return new Evidence(this, risk, newContribution, mode);
    }

    /** The same item without effect, since its rule is snoozed for an entity of the event. */
    public Evidence snoozed() {
        return new Evidence(this, risk, contribution, Mode.SNOOZED);
    }

    /** Begins the item as it now is, of which any part may be replaced. */
    public Builder toBuilder() {
        return new Builder(kind, source)
                .reason(reason)
                .risk(risk)
                .weight(weight)
                .decides(decides)
                .mode(mode)
                .detail(detail)
                .outcomes(outcomes)
                .severity(severity)
                .contribution(contribution)
                .failure(failure)
                .exemptFromBudget(exemptFromBudget)
                .propensity(propensity)
                .partOf(partOf);
    }

    /** Whether it is the failure of a part with effect. */
    public boolean isFailure() {
        return kind == EvidenceKind.FAILURE && mode == Mode.ACTIVE;
    }

    /** Whether the assessment rests on less than the policy planned, since a part with effect failed or was limited. */
    public boolean degrades() {
        return mode == Mode.ACTIVE && (kind == EvidenceKind.FAILURE || kind == EvidenceKind.BUDGET);
    }

    /** The source that failed: that which the part belongs to, or the part itself. */
    String failedSource() {
        return partOf == null ? source : partOf;
    }

    /** Whether it is {@link #nothingEvaluated}, which no source can add: what a source adds is a part of it. */
    boolean isNothingEvaluated() {
        return isFailure() && failure == FailureKind.NOT_EVALUABLE && partOf == null && source.equals(ALL_SOURCES);
    }

    /** Whether it counts for the score: it is active and carries a risk. */
    public boolean countsForScore() {
        return mode == Mode.ACTIVE && !Double.isNaN(risk);
    }

    @Override
    @Nullable
    Object[] components() {
        return new @Nullable Object[] {
            "kind",
            kind,
            "source",
            source,
            "reason",
            reason,
            "risk",
            risk,
            "weight",
            weight,
            "decides",
            decides,
            "mode",
            mode,
            "detail",
            detail,
            "outcomes",
            outcomes,
            "severity",
            severity,
            "contribution",
            contribution,
            "failure",
            failure,
            "exemptFromBudget",
            exemptFromBudget,
            "propensity",
            propensity,
            "partOf",
            partOf
        };
    }

    /** Collects an item of evidence. Confined to one thread. */
    public static final class Builder {
        private final EvidenceKind kind;
        private final String source;
        private @Nullable ReasonCode reason;
        private double risk = Double.NaN;
        private double weight = 1;
        private @Nullable Decision decides;
        private Mode mode = Mode.ACTIVE;
        private String detail = "";
        private List<String> outcomes = List.of();
        private @Nullable Severity severity;
        private double contribution = Double.NaN;
        private @Nullable FailureKind failure;
        private boolean exemptFromBudget;
        private double propensity = Double.NaN;
        private @Nullable String partOf;

        private Builder(EvidenceKind kind, String source) {
            this.kind = kind;
            this.source = source;
        }

        /** Sets {@link Evidence#reason()}. */
        public Builder reason(@Nullable ReasonCode newReason) {
            reason = newReason;
            return this;
        }

        /** Sets {@link Evidence#risk()}. */
        public Builder risk(double newRisk) {
            risk = newRisk;
            return this;
        }

        /** Sets {@link Evidence#weight()}. */
        public Builder weight(double newWeight) {
            weight = newWeight;
            return this;
        }

        /** Sets {@link Evidence#decides()}. */
        public Builder decides(@Nullable Decision newDecides) {
            decides = newDecides;
            return this;
        }

        /** Sets {@link Evidence#mode()}. */
        public Builder mode(Mode newMode) {
            mode = newMode;
            return this;
        }

        /** Sets {@link Evidence#detail()}. */
        public Builder detail(String newDetail) {
            detail = newDetail;
            return this;
        }

        /** Sets {@link Evidence#outcomes()}. */
        public Builder outcomes(List<String> newOutcomes) {
            outcomes = newOutcomes;
            return this;
        }

        /** Sets {@link Evidence#severity()}. */
        public Builder severity(@Nullable Severity newSeverity) {
            severity = newSeverity;
            return this;
        }

        /** Sets {@link Evidence#contribution()}. */
        public Builder contribution(double newContribution) {
            contribution = newContribution;
            return this;
        }

        /** Sets {@link Evidence#failure()}. */
        public Builder failure(@Nullable FailureKind newFailure) {
            failure = newFailure;
            return this;
        }

        /** Sets {@link Evidence#exemptFromBudget()}. */
        public Builder exemptFromBudget(boolean newExemptFromBudget) {
            exemptFromBudget = newExemptFromBudget;
            return this;
        }

        /** Sets {@link Evidence#propensity()}. */
        public Builder propensity(double newPropensity) {
            propensity = newPropensity;
            return this;
        }

        /** Sets {@link Evidence#partOf()}. */
        public Builder partOf(@Nullable String newPartOf) {
            partOf = newPartOf;
            return this;
        }

        /**
         * Checks the parts and builds the item.
         *
         * @throws IllegalArgumentException if the risk is neither NaN nor in [0, 1], the weight is not above 0 and finite, the
         *     contribution is infinite, the propensity is neither NaN nor in (0, 1], or a failure has no kind, or anything else
         *     has one
         */
        public Evidence build() {
            return new Evidence(this);
        }
    }
}
