package dev.fraudscorer.benchmarks.features;

import dev.fraudscorer.benchmarks.features.duel.Workload;
import dev.fraudscorer.spi.vector.FeatureVector;

/** The engine without a history before the handbook's first event. */
final class HandbookOfEngine implements Workload {
    private final HistoryPolicy policy = HistoryPolicy.load(PolicyResource.HANDBOOK);
    private final FeatureVector vector = policy.newVector();
    private final HandbookHistory history;

    /** @param events how many of the history, in its order */
    HandbookOfEngine(String folder, int events) {
        this.history = new HandbookHistory(policy, HandbookHistory.file(folder), events);
    }

    @Override
    public long batch(int lane, int from, int to) {
        long sum = 0;
        for (int i = from; i < to; i++) {
            history.next(vector, i);
            sum += (long) vector.number(vector.size() - 1);
        }
        return sum;
    }

    @Override
    public void close() {
        policy.close();
    }
}
