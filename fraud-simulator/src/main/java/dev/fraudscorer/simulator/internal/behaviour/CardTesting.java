package dev.fraudscorer.simulator.internal.behaviour;

import dev.fraudscorer.simulator.internal.chance.Dice;
import dev.fraudscorer.simulator.internal.world.Card;
import dev.fraudscorer.simulator.internal.world.Category;
import dev.fraudscorer.simulator.internal.world.Country;
import dev.fraudscorer.simulator.internal.world.Customer;
import dev.fraudscorer.simulator.internal.world.Merchant;
import dev.fraudscorer.simulator.internal.world.Origin;
import dev.fraudscorer.simulator.internal.world.SimulatedDay;
import dev.fraudscorer.simulator.internal.world.World;
import dev.fraudscorer.simulator.payment.FraudKind;
import java.util.ArrayList;
import java.util.List;

/**
 * Tries a heap of card numbers for tiny amounts at one or two weak web shops, some minutes per device, and uses the
 * live ones again within two days. About half of the numbers belong to customers; the rest was never seen before.
 */
public final class CardTesting implements FraudScheme {

    private static final double OF_CUSTOMERS = 0.5;
    private static final double LIVE = 0.14;
    private static final double PROXY = 0.5;
    private static final double TYPICAL_PAYMENTS = 50;
    private static final double MEDIAN_DISCOVERY_DAYS = 5;
    private static final List<Category> CASH_OUT = List.of(
            Category.ELECTRONICS, Category.GIFT_CARDS, Category.MARKETPLACE, Category.DIGITAL_GOODS, Category.FASHION);

    private final World world;
    private final FraudBudget budget;
    private final Dice dice;

    public CardTesting(World world, double paymentsPerDay, Dice dice) {
        this.world = world;
        this.budget = new FraudBudget(paymentsPerDay, TYPICAL_PAYMENTS, dice.fork());
        this.dice = dice;
    }

    @Override
    public void plan(SimulatedDay day, Timeline timeline) {
        budget.newDay();
        while (budget.isPositive()) {
            budget.spend(burst(day, timeline));
        }
    }

    private int burst(SimulatedDay day, Timeline timeline) {
        Country base = world.attackerCountry(dice);
        boolean proxy = dice.chance(PROXY);
        Country seenFrom = proxy ? world.homeCountry(dice) : base;
        List<Merchant> shops = new ArrayList<>(List.of(dice.oneOf(world.weakShops()), dice.oneOf(world.weakShops())));
        double tinyAmount = dice.logNormal(1.8, 0.6);
        long start = day.at(dice.gaussian(15, 5), base);
        int devices = 1 + dice.geometric(0.35);
        int payments = 0;
        for (int d = 0; d < devices; d++) {
            Origin origin = world.originIn(seenFrom, world.tokens().device(), dice);
            int cards = 22 + dice.below(16);
            double length = dice.between(3, 9) * SimulatedDay.MINUTE;
            for (int i = 0; i < cards; i++) {
                Card card = card(day);
                long millis = start + (long) dice.between(0, length);
                double amount = tinyAmount * dice.between(0.6, 1.7);
                timeline.add(fraud(millis, card, shops.get(dice.chance(0.8) ? 0 : 1), origin, amount));
                payments += 1 + (dice.chance(LIVE) ? cashOut(card, millis, seenFrom, timeline) : 0);
            }
            start += (long) (dice.uniform() * 20 * SimulatedDay.MINUTE);
        }
        return payments;
    }

    private Card card(SimulatedDay day) {
        Customer victim = dice.chance(OF_CUSTOMERS) ? world.victim(day, dice) : null;
        Card card = victim != null
                ? victim.firstCard()
                : world.issueCard(world.tokens().customer(), world.homeCountry(dice));
        card.target();
        return card;
    }

    private int cashOut(Card card, long tested, Country seenFrom, Timeline timeline) {
        int count = 1 + dice.geometric(0.35);
        long millis = tested + SimulatedDay.HOUR + dice.delay(10 * SimulatedDay.HOUR);
        Country country = dice.chance(0.4) ? card.country() : seenFrom;
        Origin origin = world.originIn(country, world.tokens().device(), dice);
        for (int i = 0; i < count; i++) {
            Merchant shop = world.webShop(dice.oneOf(CASH_OUT), dice);
            timeline.add(fraud(millis, card, shop, origin, dice.logNormal(130, 0.7)));
            millis += SimulatedDay.MINUTE + dice.delay(25 * SimulatedDay.MINUTE);
        }
        return count;
    }

    private PlannedPayment fraud(long millis, Card card, Merchant shop, Origin origin, double euro) {
        long known = Discovery.after(millis, MEDIAN_DISCOVERY_DAYS, dice);
        card.blockAt(known);
        return PlannedPayment.byFraudster(millis, card, shop, origin, euro, FraudKind.CARD_TESTING, known);
    }
}
