package dev.fraudscorer.assessment;

import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How a policy makes a score and a decision of evidence. It stands in every assessment, so that score and decision
 * can be recomputed from the assessment alone. Immutable, thread-safe.
 *
 * @param combine how the risks become one score
 * @param baseRate the share of fraud without any evidence, in (0, 1); used by {@link Combiner#LOG_ODDS}
 * @param thresholds α and β
 * @param overrides in which order decisions made outright go before the score; each decision once
 * @param onFailure how severe the decision at least is when a part failed
 */
public record ScoringScheme(
        Combiner combine, double baseRate, Thresholds thresholds, List<Decision> overrides, Decision onFailure) {

    /** Deny goes first, then approve, then review. */
    public static final List<Decision> DEFAULT_OVERRIDES = List.of(Decision.DENY, Decision.APPROVE, Decision.REVIEW);

    public ScoringScheme {
        Objects.requireNonNull(combine, "combine");
        Objects.requireNonNull(thresholds, "thresholds");
        Objects.requireNonNull(onFailure, "onFailure");
        overrides = List.copyOf(overrides);
        if (!(baseRate > 0 && baseRate < 1)) {
            throw new IllegalArgumentException("base rate must be in (0, 1) but was " + baseRate);
        }
        if (overrides.size() != Decision.values().length
                || EnumSet.copyOf(overrides).size() != overrides.size()) {
            throw new IllegalArgumentException("overrides must name each decision once but were " + overrides);
        }
    }

    /** The score of the evidence, in [0, 1]. */
    public double score(List<Evidence> evidence) {
        return combine.combine(evidence, baseRate);
    }

    /**
     * The decision: the first override in order, else the thresholds; and if a part failed, at least
     * {@link #onFailure}.
     */
    public Verdict decide(double score, List<Evidence> evidence) {
        Evidence override = firstOverride(evidence);
        Decision decision = override == null ? thresholds.decide(score) : Objects.requireNonNull(override.decides());
        if (onFailure.compareTo(decision) > 0) {
            Evidence failure = firstFailure(evidence);
            if (failure != null) {
                return new Verdict(onFailure, new DecidedBy(DecidedBy.Cause.ON_FAILURE, failure.source()));
            }
        }
        return new Verdict(
                decision,
                override == null ? DecidedBy.THRESHOLDS : new DecidedBy(DecidedBy.Cause.OVERRIDE, override.source()));
    }

    private @Nullable Evidence firstOverride(List<Evidence> evidence) {
        for (int order = 0; order < overrides.size(); order++) {
            Decision decision = overrides.get(order);
            for (int i = 0; i < evidence.size(); i++) {
                Evidence item = evidence.get(i);
                if (item.decides() == decision && item.mode() == Mode.ACTIVE) {
                    return item;
                }
            }
        }
        return null;
    }

    private static @Nullable Evidence firstFailure(List<Evidence> evidence) {
        for (int i = 0; i < evidence.size(); i++) {
            if (evidence.get(i).isFailure()) {
                return evidence.get(i);
            }
        }
        return null;
    }
}
