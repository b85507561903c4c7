package dev.fraudscorer.assessment;

import dev.fraudscorer.internal.cards.ShownText;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One item that supports a decision. Immutable; engines build theirs when a policy is loaded, so that a rule that
 * fires allocates nothing. Its texts are shown as they are: card numbers in
 * them are masked, and what would begin another line or not be seen is escaped.
 *
 * @param kind rule, model, reason for a model's score, anomaly, what could not be evaluated, or failure
 * @param source the id of the rule, model or part that the item is of
 * @param reason the stable code for the cause; null if the item is no cause, such as a failure
 * @param risk in [0, 1]; NaN if the item carries none
 * @param weight above 0; how much the item counts where the combiner weighs
 * @param decides the decision that the item makes outright; null if it leaves that to the score
 * @param mode whether it has effect
 * @param detail what a person should read: the condition that held, the value that was missing, the kind of failure
 * @param outcomes what else the item asks of the host, such as {@code step_up_3ds}; the library gives them no meaning
 * @param severity how grave the policy calls it; null if it does not say
 * @param contribution how much a value moved a model's margin, which is its score before the last transform: above 0 for
 *     more risk; NaN if the item has none
 * @param failure why a part was left out; null unless {@code kind} is {@link EvidenceKind#FAILURE}
 */
public record Evidence(
        EvidenceKind kind,
        String source,
        @Nullable ReasonCode reason,
        double risk,
        double weight,
        @Nullable Decision decides,
        Mode mode,
        String detail,
        List<String> outcomes,
        @Nullable Severity severity,
        double contribution,
        @Nullable FailureKind failure) {

    public Evidence {
        Objects.requireNonNull(kind, "kind");
        source = ShownText.of(Objects.requireNonNull(source, "source"));
        Objects.requireNonNull(mode, "mode");
        detail = ShownText.of(Objects.requireNonNull(detail, "detail"));
        outcomes = clean(outcomes);
        if ((kind == EvidenceKind.FAILURE) != (failure != null)) {
            throw new IllegalArgumentException(
                    source + ": a failure, and nothing else, has a kind of failure, but " + kind + " has " + failure);
        }
        if (!Double.isNaN(risk) && !(risk >= 0 && risk <= 1)) {
            throw new IllegalArgumentException(source + ": risk must be in [0, 1] but was " + risk);
        }
        if (!(weight > 0 && weight < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(source + ": weight must be above 0 and finite but was " + weight);
        }
    }

    private static List<String> clean(List<String> outcomes) {
        if (outcomes.isEmpty()) {
            return List.of();
        }
        return outcomes.stream().map(ShownText::of).toList();
    }

    private Evidence(
            EvidenceKind kind,
            String source,
            @Nullable ReasonCode reason,
            double risk,
            double weight,
            @Nullable Decision decides,
            Mode mode,
            String detail) {
        this(kind, source, reason, risk, weight, decides, mode, detail, List.of(), null, Double.NaN, null);
    }

    /** A rule that fired and adds a risk. */
    public static Evidence ruleRisk(
            String rule, @Nullable ReasonCode reason, double risk, double weight, Mode mode, String condition) {
        return new Evidence(EvidenceKind.RULE, rule, reason, risk, weight, null, mode, condition);
    }

    /** A rule that fired and decides outright. */
    public static Evidence ruleDecision(
            String rule, @Nullable ReasonCode reason, Decision decides, Mode mode, String condition) {
        return new Evidence(EvidenceKind.RULE, rule, reason, Double.NaN, 1, decides, mode, condition);
    }

    /** A rule that could not be decided, or a part that has learned too little; {@code detail} says what is missing. */
    public static Evidence notEvaluable(String rule, Mode mode, String detail) {
        return new Evidence(EvidenceKind.NOT_EVALUABLE, rule, null, Double.NaN, 1, null, mode, detail);
    }

    /** A model's score. */
    public static Evidence modelScore(
            String model, @Nullable ReasonCode reason, double risk, double weight, Mode mode, String detail) {
        return new Evidence(EvidenceKind.MODEL, model, reason, risk, weight, null, mode, detail);
    }

    /**
     * How much a value moved a model's score.
     *
     * @param reason the code for the value's name; null for none
     * @param contribution to the model's margin, finite
     * @param detail the name of the value
     */
    public static Evidence contribution(
            String model, @Nullable ReasonCode reason, double contribution, Mode mode, String detail) {
        return new Evidence(
                EvidenceKind.CONTRIBUTION,
                model,
                reason,
                Double.NaN,
                1,
                null,
                mode,
                detail,
                List.of(),
                null,
                contribution,
                null);
    }

    /** No reason can be given for a model's score; {@code detail} says why. */
    public static Evidence noAttribution(String model, Mode mode, String detail) {
        return new Evidence(EvidenceKind.CONTRIBUTION, model, null, Double.NaN, 1, null, mode, detail);
    }

    /** The event is unlike those before it; {@code detail} says how much and in what. */
    public static Evidence anomaly(
            String detector, @Nullable ReasonCode reason, double risk, double weight, Mode mode, String detail) {
        return new Evidence(EvidenceKind.ANOMALY, detector, reason, risk, weight, null, mode, detail);
    }

    /**
     * A part that failed and was left out; one in shadow has no effect, so its failure has none.
     *
     * @param detail what a person should read beside the kind, such as the values that are missing; may be empty
     */
    public static Evidence failure(FailureKind failure, String part, Mode mode, String detail) {
        return new Evidence(
                EvidenceKind.FAILURE,
                part,
                null,
                Double.NaN,
                1,
                null,
                mode,
                detail,
                List.of(),
                null,
                Double.NaN,
                Objects.requireNonNull(failure, "failure"));
    }

    /** The same item with what else its rule says. */
    public Evidence with(List<String> newOutcomes, @Nullable Severity newSeverity) {
        return new Evidence(
                kind,
                source,
                reason,
                risk,
                weight,
                decides,
                mode,
                detail,
                newOutcomes,
                newSeverity,
                contribution,
                failure);
    }

    /** Whether it says that a part with effect failed. */
    public boolean isFailure() {
        return kind == EvidenceKind.FAILURE && mode == Mode.ACTIVE;
    }

    /** Whether it counts for the score: it is active and carries a risk. */
    public boolean countsForScore() {
        return mode == Mode.ACTIVE && !Double.isNaN(risk);
    }
}
