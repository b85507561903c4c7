package dev.fraudscorer;

import dev.fraudscorer.assessment.RuleCounts;
import dev.fraudscorer.assessment.ScorerCounts;
import dev.fraudscorer.internal.run.Scoring;
import java.util.List;
import java.util.SortedMap;

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
     * How large the state of each source is and what it left out, such as {@code features.card.entities}: by the
     * source's name and the gauge's, sorted. A source whose gauges fail is left out. With them, how often values of
     * events were refused since this scorer was loaded, by attribute and cause, such as {@code
     * events.refused.card.too_long}, and how much is stored to recognise a retry, as {@code idempotency.bytes}.
     *
     * @throws IllegalStateException if this scorer is closed
     */
    public SortedMap<String, Long> gauges() {
        return scoring.gauges();
    }
}
