package dev.fraudscorer.simulator;

import dev.fraudscorer.simulator.payment.FraudKind;
import dev.fraudscorer.simulator.payment.SimulatedPayment;
import java.util.ArrayList;
import java.util.List;

/** A history small enough for tests in which every kind of fraud has some campaigns. */
public record SmallHistory(SimulatorConfig config, List<SimulatedPayment> payments, SimulationSummary summary) {

    public static SmallHistory of(SimulatorConfig config) {
        List<SimulatedPayment> payments = new ArrayList<>();
        SimulationSummary summary = new PaymentSimulator(config).run(payments::add);
        return new SmallHistory(config, payments, summary);
    }

    public static SimulatorConfig.Builder config(long seed) {
        return SimulatorConfig.builder()
                .seed(seed)
                .days(80)
                .customers(800)
                .merchants(300)
                .payments(40_000)
                .fraudShare(FraudKind.CARD_TESTING, 0.006)
                .fraudShare(FraudKind.STOLEN_CARD, 0.004)
                .fraudShare(FraudKind.MERCHANT_COMPROMISE, 0.008)
                .fraudShare(FraudKind.ACCOUNT_TAKEOVER, 0.004);
    }

    List<SimulatedPayment> of(FraudKind kind) {
        return payments.stream().filter(p -> p.fraudKind() == kind).toList();
    }

    List<SimulatedPayment> legitimate() {
        return payments.stream().filter(p -> !p.fraud()).toList();
    }
}
