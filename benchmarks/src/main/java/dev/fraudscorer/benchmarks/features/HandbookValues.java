package dev.fraudscorer.benchmarks.features;

import dev.fraudscorer.benchmarks.features.duel.FeatureValueStream;
import dev.fraudscorer.spi.vector.FeatureVector;
import dev.fraudscorer.spi.vector.Variable;
import java.util.List;

/** What the engine gives for the events of the handbook's history. */
final class HandbookValues implements FeatureValueStream {
    private final HistoryPolicy policy = HistoryPolicy.load(PolicyResource.HANDBOOK);
    private final FeatureVector vector = policy.newVector();
    private final HandbookHistory history;
    private int next;

    /** @param events how many of the history at most */
    HandbookValues(String folder, int events) {
        this.history = new HandbookHistory(policy, HandbookHistory.file(folder), events);
    }

    @Override
    public List<String> features() {
        return policy.features().stream().map(Variable::name).toList();
    }

    @Override
    public int events() {
        return history.size();
    }

    @Override
    public void next(double[] numbers, String[] states) {
        history.next(vector, next++);
        ReadFeatures.copy(policy, vector, numbers, states);
    }

    @Override
    public void close() {
        policy.close();
    }
}
