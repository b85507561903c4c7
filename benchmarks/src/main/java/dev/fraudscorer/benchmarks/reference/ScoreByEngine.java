package dev.fraudscorer.benchmarks.reference;

import dev.fraudscorer.FraudScorer;
import dev.fraudscorer.benchmarks.features.duel.Workload;
import dev.fraudscorer.event.Event;

/** The whole {@code score} of events that were built before. */
final class ScoreByEngine implements Workload {
    private final FraudScorer scorer;
    private final Event[] events;

    ScoreByEngine(FraudScorer scorer, Event[] events) {
        this.scorer = scorer;
        this.events = events;
    }

    @Override
    public long batch(int lane, int from, int to) {
        long sum = 0;
        for (int i = from; i < to; i++) {
            sum += scorer.score(events[i]).decision().ordinal();
        }
        return sum;
    }
}
