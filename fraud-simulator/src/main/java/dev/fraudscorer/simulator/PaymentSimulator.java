package dev.fraudscorer.simulator;

import static java.util.Objects.requireNonNull;

import dev.fraudscorer.simulator.internal.behaviour.AccountTakeovers;
import dev.fraudscorer.simulator.internal.behaviour.CardAlerts;
import dev.fraudscorer.simulator.internal.behaviour.CardTesting;
import dev.fraudscorer.simulator.internal.behaviour.Checkout;
import dev.fraudscorer.simulator.internal.behaviour.FlashSales;
import dev.fraudscorer.simulator.internal.behaviour.FraudScheme;
import dev.fraudscorer.simulator.internal.behaviour.MerchantCompromises;
import dev.fraudscorer.simulator.internal.behaviour.Shopping;
import dev.fraudscorer.simulator.internal.behaviour.StolenCards;
import dev.fraudscorer.simulator.internal.behaviour.Timeline;
import dev.fraudscorer.simulator.internal.chance.Dice;
import dev.fraudscorer.simulator.internal.world.Customer;
import dev.fraudscorer.simulator.internal.world.SimulatedDay;
import dev.fraudscorer.simulator.internal.world.World;
import dev.fraudscorer.simulator.internal.world.WorldFactory;
import dev.fraudscorer.simulator.internal.world.WorldSize;
import dev.fraudscorer.simulator.payment.FraudKind;
import dev.fraudscorer.simulator.payment.SimulatedPayment;
import java.util.List;
import java.util.function.Consumer;

/**
 * Simulates the card payments that a gateway sees: honest customers with their habits and oddities, and four kinds of
 * fraud. The same configuration brings forth the same payments in the same order, on any machine.
 *
 * <p>The history is made day by day; memory holds the world and about a day's payments. Issuers react: a card with a
 * discovered fraud is blocked and replaced by one with another token.
 *
 * <p>Immutable; runs are independent of each other, also on several threads.
 */
public final class PaymentSimulator {

    private final SimulatorConfig config;

    /** A simulator of the history that {@code config} describes. */
    public PaymentSimulator(SimulatorConfig config) {
        this.config = requireNonNull(config, "config");
    }

    /**
     * Simulates the whole history.
     *
     * @param out takes each payment, ordered by event time; what it throws ends the run
     * @return what is complete at the end only
     */
    public SimulationSummary run(Consumer<? super SimulatedPayment> out) {
        requireNonNull(out, "out");
        Dice dice = new Dice(config.seed());
        World world = new WorldFactory(size(), dice.fork()).create();
        Timeline timeline = new Timeline();
        Shopping shopping = new Shopping(world, timeline);
        FlashSales flashSales = new FlashSales(world, timeline, dice.fork());
        long start = config.start().toEpochMilli();
        CardAlerts alerts = new CardAlerts(world, start, config.days(), dice.fork());
        List<FraudScheme> schemes = List.of(
                new CardTesting(world, config.fraudsPerDay(FraudKind.CARD_TESTING), dice.fork()),
                new StolenCards(world, config.fraudsPerDay(FraudKind.STOLEN_CARD), dice.fork()),
                new MerchantCompromises(world, config.fraudsPerDay(FraudKind.MERCHANT_COMPROMISE), alerts, dice.fork()),
                new AccountTakeovers(world, config.fraudsPerDay(FraudKind.ACCOUNT_TAKEOVER), dice.fork()));
        Checkout checkout = new Checkout(out, schemes);
        for (int i = 0; i < config.days(); i++) {
            SimulatedDay day = new SimulatedDay(i, start + i * SimulatedDay.MILLIS);
            for (Customer customer : world.customers()) {
                if (customer.isActive(day)) {
                    customer.begin(day, world);
                }
            }
            for (FraudScheme scheme : schemes) {
                scheme.plan(day, timeline);
            }
            for (Customer customer : world.customers()) {
                if (customer.isActive(day)) {
                    shopping.plan(customer, day);
                }
            }
            flashSales.plan(day);
            timeline.releaseBefore(day.endMillis(), checkout);
        }
        return new SimulationSummary(checkout.payments(), checkout.frauds(), alerts.list());
    }

    private WorldSize size() {
        return new WorldSize(config.days(), config.customers(), config.merchants(), config.legitimatePaymentsPerDay());
    }
}
