package dev.fraudscorer.benchmarks.features;

import dev.fraudscorer.benchmarks.features.duel.FeatureValueStream;
import dev.fraudscorer.benchmarks.features.traffic.Payment;
import dev.fraudscorer.benchmarks.features.traffic.Traffic;
import dev.fraudscorer.benchmarks.features.traffic.TrafficVolume;
import dev.fraudscorer.event.Event;
import dev.fraudscorer.spi.Access;
import dev.fraudscorer.spi.vector.FeatureVector;
import dev.fraudscorer.spi.vector.Variable;
import java.util.List;

/** What the engine gives for payments of the policy with four entities and 150 features, frauds labelled at once. */
final class PaymentValues implements FeatureValueStream {
    private final HistoryPolicy policy = HistoryPolicy.load(PolicyResource.FOUR_ENTITIES);
    private final FeatureVector vector = policy.newVector();
    private final Traffic traffic;
    private final int payments;

    PaymentValues(int cards, int payments) {
        this.traffic = new Traffic(TrafficVolume.of(cards));
        this.payments = payments;
    }

    @Override
    public List<String> features() {
        return policy.features().stream().map(Variable::name).toList();
    }

    @Override
    public int events() {
        return payments;
    }

    @Override
    public void next(double[] numbers, String[] states) {
        Payment payment = traffic.next();
        Event event = payment.toEvent(policy.type());
        policy.fill(vector, event, Access.COUNT_AND_READ);
        ReadFeatures.copy(policy, vector, numbers, states);
        if (payment.fraud()) {
            policy.label(event, WarmHistory.label(payment));
        }
    }

    @Override
    public void close() {
        policy.close();
    }
}
