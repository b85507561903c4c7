package dev.fraudscorer;

import dev.fraudscorer.assessment.RuleCounts;
import dev.fraudscorer.assessment.ScorerCounts;
import dev.fraudscorer.internal.run.Scoring;
import dev.fraudscorer.metrics.Gauge;
import java.util.List;

/** What a scorer has done and how large its state is, for a host's metrics. Thread-safe. */
public final class ScorerMetrics {
    private final Scoring scoring;

    ScorerMetrics(Scoring scoring) {
        this.scoring = scoring;
    }

    /** What this scorer has done so far. */
    public ScorerCounts counts() {
        return scoring.counts();
    }

    /**
     * What became of each rule, in policy order; a rule that is off is not among them. The counts of a rule begin anew when a
     * reload changes its definition, which is all that the policy writes of it, its mode and its description included, but for its
     * {@code tests}; those of all other rules go on, also over a rollback. What a condition uses is no part of the definition: a
     * list, or a derived feature, that is changed does not begin them anew.
     */
    public List<RuleCounts> ruleCounts() {
        return scoring.ruleCounts();
    }

    /**
     * How large the state of each source is and what it left out, such as {@code features.entities} with the tags {@code
     * entity=card} and {@code source=features}; sorted by {@link Gauge#series}, of which there are no two the same. A source
     * whose gauges fail is left out. With them, those of the scorer itself: how often values of events were refused since it was loaded,
     * {@code events.refused} with {@code attribute} and {@code cause}; what became of calls of sources, {@code sources.left_out} and others
     * with {@code source}; how much of each budget is spent, {@code budgets.denied} and others with {@code budget}; and how much is
     * stored to recognise a retry, such as {@code idempotency.bytes}.
     *
     * @throws IllegalStateException if this scorer is closed
     */
    public List<Gauge> gauges() {
        return scoring.gauges();
    }
}
