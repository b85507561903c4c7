package dev.fraudscorer.assessment;

import dev.fraudscorer.event.Event;
import dev.fraudscorer.internal.cards.ShownText;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The result for one event: a score, a decision, and the evidence behind both. Immutable.
 *
 * <p>{@code scheme.score(evidence)} and {@code scheme.decide(score, evidence)} give score, decision and cause again.
 */
public final class Assessment extends AbstractValue {

    private static final int MOST_PRINCIPAL_REASONS = 4;

    private final String eventId;
    private final String eventType;
    private final Instant eventTime;
    private final long receivedMillis;
    private final double score;
    private final Decision decision;
    private final DecidedBy decidedBy;
    private final List<Evidence> evidence;
    private final EvidenceValues values;
    private final ScoringScheme scheme;
    private final Provenance provenance;

    private Assessment(
            String eventId,
            String eventType,
            Instant eventTime,
            long receivedMillis,
            double score,
            Verdict verdict,
            List<Evidence> evidence,
            EvidenceValues values,
            ScoringScheme scheme,
            Provenance provenance) {
        if (!(score >= 0 && score <= 1)) {
            throw new IllegalArgumentException("score must be in [0, 1] but was " + score);
        }
        this.eventId = Objects.requireNonNull(eventId, "eventId");
        this.eventType = Objects.requireNonNull(eventType, "eventType");
        this.eventTime = Objects.requireNonNull(eventTime, "eventTime");
        this.receivedMillis = receivedMillis;
        this.score = score;
        this.decision = verdict.decision();
        this.decidedBy = verdict.decidedBy();
        this.evidence = List.copyOf(evidence);
        this.values = Objects.requireNonNull(values, "values");
        this.scheme = Objects.requireNonNull(scheme, "scheme");
        this.provenance = Objects.requireNonNull(provenance, "provenance");
    }

    /**
     * The assessment of an event. Allocates nothing beside it and a copy of the evidence.
     *
     * @param receivedMillis when the event was received, in milliseconds since 1970
     * @throws IllegalArgumentException if the score is not in [0, 1]
     */
    public static Assessment of(
            Event event,
            long receivedMillis,
            double score,
            Verdict verdict,
            List<Evidence> evidence,
            EvidenceValues values,
            ScoringScheme scheme,
            Provenance provenance) {
        return new Assessment(
                event.id(),
                event.type().name(),
                event.time(),
                receivedMillis,
                score,
                verdict,
                evidence,
                values,
                scheme,
                provenance);
    }

    /**
     * Begins an assessment of an event that is not at hand: for who reads what was written of one, and for tests of hosts.
     *
     * @param eventId kept as it is, since it is what finds the event again: a number that looks like a card's may be an id
     * @param eventType shown as it is: a card number in it is masked, and what would begin another line is escaped
     */
    public static Builder builder(String eventId, String eventType) {
        return new Builder(eventId, eventType);
    }

    /** The event's idempotency key. */
    public String eventId() {
        return eventId;
    }

    /** The event's type. */
    public String eventType() {
        return eventType;
    }

    /** When the event happened. */
    public Instant eventTime() {
        return eventTime;
    }

    /**
     * When it was received, to the millisecond, at the latest where only bounds are known: how far ahead its time may
     * lie is measured from here. A new object at each call.
     */
    public Instant receivedAt() {
        return Instant.ofEpochMilli(receivedMillis);
    }

    /** How risky the event is, in [0, 1]. */
    public double score() {
        return score;
    }

    /** The final act. */
    public Decision decision() {
        return decision;
    }

    /** What made the decision. */
    public DecidedBy decidedBy() {
        return decidedBy;
    }

    /**
     * Every rule that fired or could not be decided, every model score and every failure, in policy order; then the
     * reasons for models' scores where the policy demands them.
     */
    public List<Evidence> evidence() {
        return evidence;
    }

    /** The values behind the evidence; {@link #valuesOf} reads them. */
    public EvidenceValues values() {
        return values;
    }

    /** How score and decision follow from the evidence. */
    public ScoringScheme scheme() {
        return scheme;
    }

    /** The policy and library that made it. */
    public Provenance provenance() {
        return provenance;
    }

    /**
     * Whether a part with effect failed, or a decline budget is spent, so that this assessment rests on less than the policy
     * planned.
     */
    public boolean degraded() {
        for (Evidence item : evidence) {
            if (item.degrades()) {
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

    /** The actions that active evidence demands of the host beside the decision, without repeats, in policy order. */
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
     * The at most four reasons that mattered: first those of rules that made this very decision outright, or would have
     * denied but for a decline budget, then the others by falling risk; equals stay in policy order. What raised a model's score counts as much as that score.
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
        boolean denialIsLimited = decidedBy.cause() == DecidedBy.Cause.BUDGET && item.decides() == Decision.DENY;
        if (item.decides() == decision || denialIsLimited) {
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
                + eventTime + ", receivedAt=" + receivedAt() + ", score=" + score + ", decision=" + decision
                + ", decidedBy="
                + decidedBy + ", evidence=" + evidence + ", values=" + values + ", scheme=" + scheme + ", provenance="
                + provenance + "]";
    }

    private record Cause(ReasonCode reason, double rank) {}

    @Override
    @Nullable
    Object[] components() {
        return new @Nullable Object[] {
            "eventId", eventId, "eventType", eventType, "eventTime", eventTime, "receivedMillis", receivedMillis,
            "score", score, "decision", decision, "decidedBy", decidedBy, "evidence", evidence,
            "values", values, "scheme", scheme, "provenance", provenance
        };
    }

    /** Collects an assessment. Confined to one thread. */
    public static final class Builder {
        private final String eventId;
        private final String eventType;
        private @Nullable Instant eventTime;
        private @Nullable Instant receivedAt;
        private double score;
        private @Nullable Verdict verdict;
        private List<Evidence> evidence = List.of();
        private EvidenceValues values = EvidenceValues.NONE;
        private @Nullable ScoringScheme scheme;
        private @Nullable Provenance provenance;

        private Builder(String eventId, String eventType) {
            this.eventId = eventId;
            this.eventType = ShownText.of(eventType);
        }

        /** Sets {@link Assessment#eventTime}. */
        public Builder eventTime(Instant newEventTime) {
            eventTime = newEventTime;
            return this;
        }

        /**
         * Sets {@link Assessment#receivedAt}, which is else the time of the event; what is finer than a millisecond is left
         * out.
         */
        public Builder receivedAt(Instant newReceivedAt) {
            receivedAt = newReceivedAt;
            return this;
        }

        /** Sets {@link Assessment#score}, which is else 0. */
        public Builder score(double newScore) {
            score = newScore;
            return this;
        }

        /** Sets {@link Assessment#decision} and {@link Assessment#decidedBy}, whose source is shown as that of evidence is. */
        public Builder verdict(Verdict newVerdict) {
            DecidedBy by = newVerdict.decidedBy();
            String source = by.source();
            verdict = source == null
                    ? newVerdict
                    : new Verdict(newVerdict.decision(), new DecidedBy(by.cause(), ShownText.of(source)));
            return this;
        }

        /** Sets {@link Assessment#evidence}, which is else empty. */
        public Builder evidence(List<Evidence> newEvidence) {
            evidence = newEvidence;
            return this;
        }

        /** Sets {@link Assessment#values}, of which there are else none. */
        public Builder values(EvidenceValues newValues) {
            values = newValues;
            return this;
        }

        /** Sets {@link Assessment#scheme}. */
        public Builder scheme(ScoringScheme newScheme) {
            scheme = newScheme;
            return this;
        }

        /** Sets {@link Assessment#provenance}. */
        public Builder provenance(Provenance newProvenance) {
            provenance = newProvenance;
            return this;
        }

        /**
         * Checks the parts and builds the assessment.
         *
         * @throws IllegalArgumentException if the score is not in [0, 1], or the milliseconds since 1970 of the receipt fit no
         *     {@code long}
         * @throws NullPointerException if time, verdict, scheme or provenance is not set
         */
        public Assessment build() {
            Instant time = Objects.requireNonNull(eventTime, "eventTime is not set");
            return new Assessment(
                    eventId,
                    eventType,
                    time,
                    millis(receivedAt == null ? time : receivedAt),
                    score,
                    Objects.requireNonNull(verdict, "verdict is not set"),
                    evidence,
                    values,
                    Objects.requireNonNull(scheme, "scheme is not set"),
                    Objects.requireNonNull(provenance, "provenance is not set"));
        }

        private static long millis(Instant received) {
            try {
                return received.toEpochMilli();
            } catch (ArithmeticException e) {
                throw new IllegalArgumentException(
                        "receivedAt must be a time whose milliseconds since 1970 fit a long but was " + received, e);
            }
        }
    }
}
