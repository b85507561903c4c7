package dev.fraudscorer.assessment;

import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How a policy makes a score and a decision of evidence. It is part of every assessment, so that score and decision can
 * be recomputed from the assessment alone. Immutable, thread-safe.
 */
public final class ScoringScheme extends AbstractValue {

    /** Deny goes first, then approve, then review. */
    public static final List<Decision> DEFAULT_OVERRIDES = List.of(Decision.DENY, Decision.APPROVE, Decision.REVIEW);

    /** By which evidence and causes name the decline budget of the policy as a whole; no rule has this id beside it. */
    public static final String WHOLE_POLICY = "policy";

    private final Combiner combine;
    private final double baseRate;
    private final Thresholds thresholds;
    private final List<Decision> overrides;
    private final Decision onFailure;

    ScoringScheme(
            Combiner combine, double baseRate, Thresholds thresholds, List<Decision> overrides, Decision onFailure) {
        this.combine = Objects.requireNonNull(combine, "combine");
        this.baseRate = baseRate;
        this.thresholds = Objects.requireNonNull(thresholds, "thresholds");
        this.overrides = List.copyOf(overrides);
        this.onFailure = Objects.requireNonNull(onFailure, "onFailure");
        if (!(baseRate > 0 && baseRate < 1)) {
            throw new IllegalArgumentException("base rate must be in (0, 1) but was " + baseRate);
        }
        if (this.overrides.size() != Decision.values().length
                || EnumSet.copyOf(this.overrides).size() != this.overrides.size()) {
            throw new IllegalArgumentException("overrides must name each decision once but were " + overrides);
        }
    }

    /**
     * Makes it of its parts, which the accessors describe.
     *
     * @throws IllegalArgumentException if the base rate is not in (0, 1) or the overrides do not name each decision once
     */
    public static ScoringScheme of(
            Combiner combine, double baseRate, Thresholds thresholds, List<Decision> overrides, Decision onFailure) {
        return new ScoringScheme(combine, baseRate, thresholds, overrides, onFailure);
    }

    /** How the risks become one score. */
    public Combiner combine() {
        return combine;
    }

    /** The share of fraud without any evidence, in (0, 1); used by {@link Combiner#LOG_ODDS}. */
    public double baseRate() {
        return baseRate;
    }

    /** The thresholds α and β. */
    public Thresholds thresholds() {
        return thresholds;
    }

    /** In which order decisions made outright go before the score; each decision once. */
    public List<Decision> overrides() {
        return overrides;
    }

    /** How severe the decision at least is when a part failed. */
    public Decision onFailure() {
        return onFailure;
    }

    /** The score of the evidence, in [0, 1]. */
    public double score(List<Evidence> evidence) {
        return combine.combine(evidence, baseRate);
    }

    /**
     * The decision: the first override in order, else the thresholds; a denial becomes a review where a decline budget is
     * spent, and one by the thresholds an approval in the control group; and if a part failed, at least {@link #onFailure}.
     */
    public Verdict decide(double score, List<Evidence> evidence) {
        Verdict verdict = DenialLimits.apply(this, withoutLimits(score, evidence), evidence);
        if (onFailure.compareTo(verdict.decision()) > 0) {
            Evidence failure = firstFailure(evidence);
            if (failure != null) {
                return new Verdict(onFailure, new DecidedBy(DecidedBy.Cause.ON_FAILURE, failure.source()));
            }
        }
        return verdict;
    }

    /** What overrides and thresholds decide. */
    Verdict withoutLimits(double score, List<Evidence> evidence) {
        Evidence override = firstOverride(evidence);
        Decision decision = override == null ? thresholds.decide(score) : Objects.requireNonNull(override.decides());
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

    static @Nullable Evidence firstFailure(List<Evidence> evidence) {
        for (int i = 0; i < evidence.size(); i++) {
            if (evidence.get(i).isFailure()) {
                return evidence.get(i);
            }
        }
        return null;
    }

    @Override
    @Nullable
    Object[] components() {
        return new @Nullable Object[] {
            "combine", combine, "baseRate", baseRate,
            "thresholds", thresholds, "overrides", overrides,
            "onFailure", onFailure
        };
    }
}
