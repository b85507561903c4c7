package dev.fraudscorer.simulator;

import dev.fraudscorer.simulator.payment.CompromisedCard;
import dev.fraudscorer.simulator.payment.FraudKind;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What a simulation brought forth. Immutable.
 *
 * @param payments how many, frauds included
 * @param frauds how many of each kind; all kinds are keys
 * @param compromisedCards what card networks reported within the thirty days before the last 30 % of the time: about 60 %
 *     of the cards read at compromised merchants, and with them, about three among ten names, cards that never see fraud
 */
public record SimulationSummary(long payments, Map<FraudKind, Long> frauds, List<CompromisedCard> compromisedCards) {

    public SimulationSummary {
        frauds = Collections.unmodifiableMap(new EnumMap<>(frauds));
        compromisedCards = List.copyOf(compromisedCards);
    }

    /** Frauds among all payments, 0 to 1; 0 if there are no payments. */
    public double fraudShare() {
        long all = frauds.values().stream().mapToLong(Long::longValue).sum();
        return payments == 0 ? 0 : (double) all / payments;
    }
}
