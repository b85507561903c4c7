package dev.fraudscorer.simulator.internal.behaviour;

import dev.fraudscorer.simulator.internal.world.Card;
import dev.fraudscorer.simulator.internal.world.Merchant;
import dev.fraudscorer.simulator.internal.world.Origin;
import dev.fraudscorer.simulator.payment.FraudKind;
import dev.fraudscorer.simulator.payment.SimulatedPayment;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Where planned payments become payments, in the order of time, unless the issuer has blocked the card or its owner has lost it. */
public final class Checkout implements Consumer<PlannedPayment> {

    private static final int ID_DIGITS = 7;

    private final Consumer<? super SimulatedPayment> out;
    private final List<FraudScheme> observers;
    private final Map<FraudKind, Long> frauds = new EnumMap<>(FraudKind.class);
    private long payments;

    public Checkout(Consumer<? super SimulatedPayment> out, List<FraudScheme> observers) {
        this.out = out;
        this.observers = observers;
        for (FraudKind kind : FraudKind.values()) {
            frauds.put(kind, 0L);
        }
    }

    @Override
    public void accept(PlannedPayment planned) {
        Card card = planned.card();
        boolean byOwner = planned.fraud() == null;
        if (card.isBlocked(planned.millis()) || (byOwner && card.isLost(planned.millis()))) {
            return;
        }
        payments++;
        card.paid(planned.origin().country(), !byOwner);
        if (planned.fraud() != null) {
            frauds.merge(planned.fraud(), 1L, Long::sum);
        }
        for (FraudScheme observer : observers) {
            observer.observe(planned);
        }
        out.accept(payment(planned));
    }

    private SimulatedPayment payment(PlannedPayment planned) {
        Card card = planned.card();
        Merchant merchant = planned.merchant();
        Origin origin = planned.origin();
        boolean fraud = planned.fraud() != null;
        return new SimulatedPayment(
                id(payments),
                Instant.ofEpochMilli(planned.millis()),
                card.token(),
                card.customer(),
                merchant.id(),
                merchant.category().word,
                origin.device(),
                origin.ip(),
                origin.country().name(),
                card.country().name(),
                merchant.channel(),
                planned.cents() / 100.0,
                card.country().currency,
                rounded(origin.point().latitude()),
                rounded(origin.point().longitude()),
                fraud,
                planned.fraud(),
                fraud ? Instant.ofEpochMilli(planned.labelKnownAtMillis()) : null);
    }

    private static String id(long number) {
        String digits = Long.toString(number);
        return "p-" + "0".repeat(Math.max(0, ID_DIGITS - digits.length())) + digits;
    }

    private static double rounded(double degrees) {
        return Math.round(degrees * 10_000) / 10_000.0;
    }

    public long payments() {
        return payments;
    }

    public Map<FraudKind, Long> frauds() {
        return frauds;
    }
}
