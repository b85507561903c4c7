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
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Signs in as the customer from a device and a country that the card has never paid from, and buys for high amounts on
 * the web within an hour or so. A fraudster's device serves for a few victims.
 */
public final class AccountTakeovers implements FraudScheme {

    private static final double TYPICAL_PAYMENTS = 2.2;
    private static final double MEDIAN_DISCOVERY_DAYS = 5;
    private static final double SAME_FRAUDSTER = 0.5;
    private static final int MAX_PAYMENTS = 5;
    private static final int TRIES = 50;
    private static final List<Category> WANTED = List.of(
            Category.ELECTRONICS,
            Category.GIFT_CARDS,
            Category.TRAVEL,
            Category.DIGITAL_GOODS,
            Category.JEWELRY,
            Category.MARKETPLACE,
            Category.FASHION);

    private final World world;
    private final FraudBudget budget;
    private final Dice dice;
    private @Nullable Origin fraudster;

    public AccountTakeovers(World world, double paymentsPerDay, Dice dice) {
        this.world = world;
        this.budget = new FraudBudget(paymentsPerDay, TYPICAL_PAYMENTS, dice.fork());
        this.dice = dice;
    }

    @Override
    public void plan(SimulatedDay day, Timeline timeline) {
        budget.newDay();
        while (budget.isPositive()) {
            Customer victim = world.victim(day, dice);
            Origin origin = victim == null ? null : originUnknownTo(victim);
            if (victim == null || origin == null) {
                return;
            }
            budget.spend(session(victim.firstCard(), origin, day, timeline));
        }
    }

    private int session(Card card, Origin origin, SimulatedDay day, Timeline timeline) {
        card.target();
        double level = dice.logNormal(1, 0.5);
        long millis = day.at(dice.between(8, 24), origin.country());
        int count = Math.min(MAX_PAYMENTS, 1 + dice.geometric(0.55));
        for (int i = 0; i < count; i++) {
            Merchant shop = world.webShop(dice.oneOf(WANTED), dice);
            double euro = Math.max(25, level * dice.logNormal(190, 0.6));
            long known = Discovery.after(millis, MEDIAN_DISCOVERY_DAYS, dice);
            card.blockAt(known);
            timeline.add(
                    PlannedPayment.byFraudster(millis, card, shop, origin, euro, FraudKind.ACCOUNT_TAKEOVER, known));
            millis += SimulatedDay.MINUTE + dice.delay(18 * SimulatedDay.MINUTE);
        }
        return count;
    }

    /** Null for one who has been almost everywhere. */
    private @Nullable Origin originUnknownTo(Customer victim) {
        if (fraudster != null && dice.chance(SAME_FRAUDSTER) && isUnknown(fraudster.country(), victim)) {
            return fraudster;
        }
        for (int i = 0; i < TRIES; i++) {
            Country country = world.attackerCountry(dice);
            if (isUnknown(country, victim)) {
                fraudster = world.originIn(country, world.tokens().device(), dice);
                return fraudster;
            }
        }
        return null;
    }

    private static boolean isUnknown(Country country, Customer victim) {
        return !victim.mayAppearIn(country) && !victim.firstCard().wasIn(country);
    }
}
