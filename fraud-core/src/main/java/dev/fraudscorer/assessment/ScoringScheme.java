package dev.fraudscorer.assessment;

import dev.fraudscorer.internal.cards.ShownText;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
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
    /** By source; sorted, so that it is written in one order. */
    private final SortedMap<String, Decision> onFailureOf;

    private final Decision onNothing;
    /** The most severe reaction to any failure. */
    private final Decision worstOnFailure;

    private ScoringScheme(
            Combiner combine,
            double baseRate,
            Thresholds thresholds,
            List<Decision> overrides,
            Decision onFailure,
            Map<String, Decision> onFailureOf,
            @Nullable Decision onNothing) {
        this.combine = Objects.requireNonNull(combine, "combine");
        this.baseRate = baseRate;
        this.thresholds = Objects.requireNonNull(thresholds, "thresholds");
        this.overrides = List.copyOf(overrides);
        this.onFailure = Objects.requireNonNull(onFailure, "onFailure");
        this.onFailureOf = shown(onFailureOf);
        this.worstOnFailure = this.onFailureOf.values().stream().reduce(onFailure, Decision::orWorse);
        this.onNothing = onNothing == null ? worstOnFailure.orWorse(thresholds.decide(0)) : onNothing;
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
        return new ScoringScheme(combine, baseRate, thresholds, overrides, onFailure, Map.of(), null);
    }

    /** The names as evidence has them. */
    private static SortedMap<String, Decision> shown(Map<String, Decision> bySource) {
        SortedMap<String, Decision> sorted = new TreeMap<>();
        bySource.forEach((source, decision) ->
                sorted.put(ShownText.of(source), Objects.requireNonNull(decision, "a decision of onFailureOf")));
        return Collections.unmodifiableSortedMap(sorted);
    }

    /**
     * The same scheme with reactions to the failures of single sources.
     *
     * @param bySource how severe the decision at least is, by the id of the source; {@link Decision#APPROVE} for a source whose
     *     failure raises nothing
     * @param newOnNothing the decision when no source could be evaluated; null for the most severe of all reactions to failures and of
     *     what a score of 0 gives
     */
    public ScoringScheme withReactions(Map<String, Decision> bySource, @Nullable Decision newOnNothing) {
        return new ScoringScheme(combine, baseRate, thresholds, overrides, onFailure, bySource, newOnNothing);
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

    /** How severe the decision at least is when a part failed that has no reaction of its own. */
    public Decision onFailure() {
        return onFailure;
    }

    /** How severe the decision at least is when a source failed, by its id; of sources that have a reaction of their own. */
    public SortedMap<String, Decision> onFailureOf() {
        return onFailureOf;
    }

    /** The decision when no source of evidence could be evaluated; at least what {@link #onFailureOf} has for those that failed. */
    public Decision onNothing() {
        return onNothing;
    }

    /** The score of the evidence, in [0, 1]. */
    public double score(List<Evidence> evidence) {
        return combine.combine(evidence, baseRate);
    }

    /**
     * The decision: the first override in order, else the thresholds; a denial becomes a review where a decline budget is
     * spent, and one by the thresholds an approval in the control group; if parts failed, at least the most severe of {@link
     * #onFailureOf} or {@link #onFailure} of each.
     *
     * <p>If nothing could be evaluated, it is {@link #onNothing} instead, or the most severe of {@link #onFailureOf} of the sources
     * that failed, if that is more severe.
     */
    public Verdict decide(double score, List<Evidence> evidence) {
        int nothing = nothingEvaluated(evidence);
        if (nothing >= 0) {
            return onNothing(nothing, evidence);
        }
        Verdict verdict = DenialLimits.apply(this, withoutLimits(score, evidence), evidence);
        if (worstOnFailure.compareTo(verdict.decision()) > 0) {
            Evidence failure = worstFailure(evidence);
            if (failure != null && reaction(failure).compareTo(verdict.decision()) > 0) {
                return new Verdict(reaction(failure), failureOf(failure));
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

    /** Where the evidence has that nothing was evaluated; -1 if it does not. */
    private static int nothingEvaluated(List<Evidence> evidence) {
        for (int i = 0; i < evidence.size(); i++) {
            if (evidence.get(i).isNothingEvaluated()) {
                return i;
            }
        }
        return -1;
    }

    /** The answer is fixed, but what the policy demands of a source by its name it demands here, too. */
    private Verdict onNothing(int nothing, List<Evidence> evidence) {
        // The failure before it is why: that of the last source, or that of the scorer.
        int cause = nothing;
        for (int i = 0; i < nothing; i++) {
            cause = evidence.get(i).isFailure() ? i : cause;
        }
        Verdict verdict = new Verdict(onNothing, failureOf(evidence.get(cause)));
        for (int i = 0; i < evidence.size(); i++) {
            Evidence item = evidence.get(i);
            Decision own = item.isFailure() ? onFailureOf.get(item.failedSource()) : null;
            if (own != null && own.compareTo(verdict.decision()) > 0) {
                verdict = new Verdict(own, failureOf(item));
            }
        }
        return verdict;
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

    /** Whether a part with effect failed, whatever the policy makes of that. */
    static boolean hasFailure(List<Evidence> evidence) {
        for (int i = 0; i < evidence.size(); i++) {
            if (evidence.get(i).isFailure()) {
                return true;
            }
        }
        return false;
    }

    /** The first failure with the most severe reaction; null if nothing failed. */
    private @Nullable Evidence worstFailure(List<Evidence> evidence) {
        Evidence worst = null;
        for (int i = 0; i < evidence.size(); i++) {
            Evidence item = evidence.get(i);
            if (item.isFailure() && (worst == null || reaction(item).compareTo(reaction(worst)) > 0)) {
                worst = item;
            }
        }
        return worst;
    }

    private Decision reaction(Evidence failure) {
        return onFailureOf.getOrDefault(failure.failedSource(), onFailure);
    }

    private static DecidedBy failureOf(Evidence failure) {
        return new DecidedBy(DecidedBy.Cause.ON_FAILURE, failure.source());
    }

    @Override
    @Nullable
    Object[] components() {
        return new @Nullable Object[] {
            "combine", combine, "baseRate", baseRate,
            "thresholds", thresholds, "overrides", overrides,
            "onFailure", onFailure, "onFailureOf", onFailureOf,
            "onNothing", onNothing
        };
    }
}
