package dev.fraudscorer.simulator;

import dev.fraudscorer.simulator.internal.world.SimulatedDay;
import dev.fraudscorer.simulator.payment.FraudKind;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * What is simulated. Immutable. The same configuration gives the same payments, on any machine.
 *
 * @param seed everything random follows from it
 * @param start time of the first possible payment
 * @param days length of the history, 2 to 3650
 * @param customers people with at least one card, 20 or more
 * @param merchants shops on the street and on the web, 100 or more
 * @param payments how many payments to aim at, frauds included; the outcome lies within a few per cent
 * @param fraudShares for each kind, the share of payments to aim at, 0 to 0.05; 0 turns it off. Kinds that take weeks to
 *     unfold, and frauds still under way when the history ends, come out lower
 */
public record SimulatorConfig(
        long seed,
        Instant start,
        int days,
        int customers,
        int merchants,
        int payments,
        Map<FraudKind, Double> fraudShares) {

    /** @throws IllegalArgumentException if a value is out of its range or a kind of fraud has no share */
    public SimulatorConfig {
        requireWithin("days", days, 2, 3650);
        requireWithin("customers", customers, 20, 10_000_000);
        requireWithin("merchants", merchants, 100, 1_000_000);
        requireWithin("payments", payments, 100, 1_000_000_000);
        if (start.isBefore(Instant.EPOCH)) {
            throw new IllegalArgumentException("start must not be before " + Instant.EPOCH + " but was " + start);
        }
        Map<FraudKind, Double> shares = new EnumMap<>(FraudKind.class);
        for (FraudKind kind : FraudKind.values()) {
            Double share = fraudShares.get(kind);
            if (share == null || !(share >= 0 && share <= 0.05)) {
                throw new IllegalArgumentException(
                        "the share of " + kind + " payments must be in [0, 0.05] but was " + share);
            }
            shares.put(kind, share);
        }
        fraudShares = Collections.unmodifiableMap(shares);
    }

    private static void requireWithin(String name, int value, int min, int max) {
        if (value < min || value > max) {
            throw new IllegalArgumentException(name + " must be in [" + min + ", " + max + "] but was " + value);
        }
    }

    /** About 300,000 payments of 4,000 customers in 120 days, about 0.8 % of them fraud. */
    public static SimulatorConfig defaults() {
        return builder().build();
    }

    /** Starts from the defaults. */
    public static Builder builder() {
        return new Builder();
    }

    /** The first moment after the history. */
    public Instant end() {
        return Instant.ofEpochMilli(start.toEpochMilli() + days * SimulatedDay.MILLIS);
    }

    double paymentsPerDay() {
        return (double) payments / days;
    }

    double legitimatePaymentsPerDay() {
        double fraud =
                fraudShares.values().stream().mapToDouble(Double::doubleValue).sum();
        return paymentsPerDay() * (1 - fraud);
    }

    double fraudsPerDay(FraudKind kind) {
        return paymentsPerDay() * fraudShares.getOrDefault(kind, 0.0);
    }

    /** Collects a {@link SimulatorConfig}. Confined to one thread. */
    public static final class Builder {

        private long seed = 1;
        private Instant start = Instant.parse("2025-01-01T00:00:00Z");
        private int days = 120;
        private int customers = 4_000;
        private int merchants = 1_500;
        private int payments = 306_000;
        private final Map<FraudKind, Double> fraudShares = new EnumMap<>(FraudKind.class);

        private Builder() {
            fraudShares.put(FraudKind.CARD_TESTING, 0.0024);
            fraudShares.put(FraudKind.STOLEN_CARD, 0.0014);
            fraudShares.put(FraudKind.MERCHANT_COMPROMISE, 0.0030);
            fraudShares.put(FraudKind.ACCOUNT_TAKEOVER, 0.0013);
        }

        /** The seed of every random choice. */
        public Builder seed(long seed) {
            this.seed = seed;
            return this;
        }

        /** When the history begins. */
        public Builder start(Instant start) {
            this.start = start;
            return this;
        }

        /** How many days it has. */
        public Builder days(int days) {
            this.days = days;
            return this;
        }

        /** How many customers pay. */
        public Builder customers(int customers) {
            this.customers = customers;
            return this;
        }

        /** How many merchants are paid. */
        public Builder merchants(int merchants) {
            this.merchants = merchants;
            return this;
        }

        /** About how many payments are made. */
        public Builder payments(int payments) {
            this.payments = payments;
            return this;
        }

        /** Share of all payments that are frauds of this kind, 0 to 0.05. */
        public Builder fraudShare(FraudKind kind, double share) {
            fraudShares.put(kind, share);
            return this;
        }

        /**
         * Makes the configuration.
         *
         * @throws IllegalArgumentException if a value is out of its range
         */
        public SimulatorConfig build() {
            return new SimulatorConfig(seed, start, days, customers, merchants, payments, fraudShares);
        }
    }
}
