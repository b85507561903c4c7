package dev.fraudscorer.benchmarks.features;

import dev.fraudscorer.benchmarks.features.byhand.HandWrittenHistory;
import dev.fraudscorer.benchmarks.features.byhand.Kept;
import dev.fraudscorer.benchmarks.features.traffic.Payment;
import dev.fraudscorer.spi.vector.Variable;
import java.util.List;

/** The history written by hand, for the features of a policy. Confined to one thread. */
public final class PaymentsByHand {
    private static final List<String> ENTITIES = List.of("card", "device", "ip", "merchant");

    private final HandWrittenHistory history;
    private final double[] values;

    /** @param features entity by entity, in the order of {@link #ENTITIES} */
    public PaymentsByHand(List<Variable> features) {
        this.history = new HandWrittenHistory(
                ENTITIES.stream().map(entity -> namesOf(entity, features)).toList());
        this.values = new double[features.size()];
    }

    /**
     * Counts the payment and reads all features.
     *
     * @param fraudKnownAt since when it is labelled as fraud
     * @return the values in the order of the features, valid until the next visit; NaN stands for missing
     */
    public double[] visit(Payment payment, long fraudKnownAt) {
        Kept kept = payment.toKept(fraudKnownAt);
        history.visit(0, payment.card(), kept, values);
        history.visit(1, payment.device(), kept, values);
        history.visit(2, payment.ip(), kept, values);
        history.visit(3, payment.merchant(), kept, values);
        return values;
    }

    private static List<String> namesOf(String entity, List<Variable> features) {
        String prefix = entity + '.';
        return features.stream()
                .map(Variable::name)
                .filter(name -> name.startsWith(prefix))
                .map(name -> name.substring(prefix.length()))
                .toList();
    }
}
