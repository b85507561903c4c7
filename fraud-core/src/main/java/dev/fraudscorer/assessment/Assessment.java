package dev.fraudscorer.assessment;

import dev.fraudscorer.internal.cards.ShownText;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * What the library says about one event: a score, a decision, and the evidence behind both. Immutable.
 *
 * <p>{@code scheme.score(evidence)} and {@code scheme.decide(score, evidence)} give score, decision and cause again.
 *
 * @param eventId the event's idempotency key
 * @param eventType the event's type
 * @param eventTime when the event happened
 * @param receivedAt when it was received, as far as that was known at the latest: how far ahead its time may lie was
 *     measured from here
 * @param score in [0, 1]
 * @param decision the final act
 * @param decidedBy what made the decision
 * @param evidence every rule that fired or could not be decided, every model score and every failure, in policy order;
 *     then the reasons for models' scores where the policy asks for them
 * @param values the values behind the evidence; {@link #valuesOf} reads them
 * @param scheme how score and decision follow from the evidence
 * @param provenance which policy and library spoke
 */
public record Assessment(
        String eventId,
        String eventType,
        Instant eventTime,
        Instant receivedAt,
        double score,
        Decision decision,
        DecidedBy decidedBy,
        List<Evidence> evidence,
        EvidenceValues values,
        ScoringScheme scheme,
        Provenance provenance) {

    private static final int MOST_PRINCIPAL_REASONS = 4;

    public Assessment {
        Objects.requireNonNull(eventId, "eventId");
        Objects.requireNonNull(eventType, "eventType");
        Objects.requireNonNull(eventTime, "eventTime");
        Objects.requireNonNull(receivedAt, "receivedAt");
        Objects.requireNonNull(decision, "decision");
        Objects.requireNonNull(decidedBy, "decidedBy");
        Objects.requireNonNull(values, "values");
        Objects.requireNonNull(scheme, "scheme");
        Objects.requireNonNull(provenance, "provenance");
        if (!(score >= 0 && score <= 1)) {
            throw new IllegalArgumentException("score must be in [0, 1] but was " + score);
        }
        evidence = List.copyOf(evidence);
    }

    /** Whether a part with effect failed, so that this assessment rests on less than the policy planned. */
    public boolean degraded() {
        for (Evidence item : evidence) {
            if (item.isFailure()) {
                return true;
            }
        }
        return false;
    }

    /** The reason codes of all active evidence that fired, without repeats, in policy order. */
    public List<ReasonCode> reasonCodes() {
        Set<ReasonCode> codes = new LinkedHashSet<>();
        for (Evidence item : evidence) {
            if (item.mode() == Mode.ACTIVE && item.reason() != null) {
                codes.add(item.reason());
            }
        }
        return List.copyOf(codes);
    }

    /** What active evidence asks of the host beside the decision, without repeats, in policy order. */
    public List<String> outcomes() {
        Set<String> outcomes = new LinkedHashSet<>();
        for (Evidence item : evidence) {
            if (item.mode() == Mode.ACTIVE) {
                outcomes.addAll(item.outcomes());
            }
        }
        return List.copyOf(outcomes);
    }

    /**
     * The values behind an item of {@link #evidence}: what the condition of a rule that fired saw, such as
     * {@code card.count_1h = 7, limit 5}. Values of keys are not among them. Empty for an item that shows none.
     *
     * @throws IllegalArgumentException if the item is not of this assessment
     */
    public List<EvidenceValue> valuesOf(Evidence item) {
        int index = evidence.indexOf(item);
        if (index < 0) {
            throw new IllegalArgumentException("the evidence of '" + item.source() + "' is not of this assessment");
        }
        return values.of(index);
    }

    /**
     * The at most four reasons that mattered: first those of rules that made this very decision outright, then the
     * others by falling risk; equals stay in policy order. What raised a model's score counts as much as that score.
     */
    public List<ReasonCode> principalReasons() {
        List<Cause> causes = new ArrayList<>();
        for (Evidence item : evidence) {
            double rank = rank(item);
            if (item.mode() == Mode.ACTIVE && item.reason() != null && rank > 0) {
                causes.add(new Cause(item.reason(), rank));
            }
        }
        causes.sort(Comparator.comparingDouble(Cause::rank).reversed());
        Set<ReasonCode> codes = new LinkedHashSet<>();
        for (Cause cause : causes) {
            if (codes.size() < MOST_PRINCIPAL_REASONS) {
                codes.add(cause.reason());
            }
        }
        return List.copyOf(codes);
    }

    private double rank(Evidence item) {
        if (item.decides() == decision) {
            return 2;
        }
        if (item.contribution() > 0) {
            for (Evidence model : evidence) {
                if (model.kind() == EvidenceKind.MODEL && model.source().equals(item.source())) {
                    return model.risk();
                }
            }
        }
        return item.risk();
    }

    /** On one line, whatever is in the id of the event. */
    @Override
    public String toString() {
        return "Assessment[eventId=" + ShownText.of(eventId) + ", eventType=" + ShownText.of(eventType) + ", eventTime="
                + eventTime + ", receivedAt=" + receivedAt + ", score=" + score + ", decision=" + decision
                + ", decidedBy="
                + decidedBy + ", evidence=" + evidence + ", values=" + values + ", scheme=" + scheme + ", provenance="
                + provenance + "]";
    }

    private record Cause(ReasonCode reason, double rank) {}
}
