package dev.fraudscorer.benchmarks.features;

import dev.fraudscorer.benchmarks.features.duel.Workload;
import dev.fraudscorer.benchmarks.features.traffic.Traffic;
import dev.fraudscorer.benchmarks.features.traffic.TrafficVolume;
import dev.fraudscorer.event.Event;
import dev.fraudscorer.spi.Access;
import dev.fraudscorer.spi.vector.FeatureVector;

/** The engine with four entities, 150 features and four months behind it: each payment counted and read. */
final class PaymentsOfEngine implements Workload {
    private final HistoryPolicy policy = HistoryPolicy.load(PolicyResource.FOUR_ENTITIES);
    private final Event[][] events;
    private final FeatureVector[] vectors;

    /** @param payments how many come after the history in each lane */
    PaymentsOfEngine(int cards, int eventsPerCard, int payments, int lanes, int batch) {
        TrafficVolume world = TrafficVolume.of(cards).withEventsPerCard(eventsPerCard);
        Traffic traffic = new Traffic(world);
        WarmHistory.count(policy, traffic, world.historyPayments(TrafficVolume.LONGEST_WINDOW));
        events = new Event[lanes][payments];
        vectors = new FeatureVector[lanes];
        for (int lane = 0; lane < lanes; lane++) {
            vectors[lane] = policy.newVector();
        }
        PaymentLanes.make(
                traffic,
                payments,
                lanes,
                batch,
                (lane, index, payment) -> events[lane][index] = payment.toEvent(policy.type()));
    }

    @Override
    public long batch(int lane, int from, int to) {
        FeatureVector vector = vectors[lane];
        Event[] own = events[lane];
        long sum = 0;
        for (int i = from; i < to; i++) {
            policy.fill(vector, own[i], Access.COUNT_AND_READ);
            sum += (long) vector.number(vector.size() - 1);
        }
        return sum;
    }

    /** Says what was kept, so that a figure made with less than all of it does not go unseen. */
    @Override
    public void close() {
        System.out.println("# " + policy.gauges());
        policy.close();
    }
}
