package dev.fraudscorer.simulator.internal.behaviour;

import dev.fraudscorer.simulator.internal.chance.Dice;
import dev.fraudscorer.simulator.internal.world.Card;
import dev.fraudscorer.simulator.internal.world.Category;
import dev.fraudscorer.simulator.internal.world.Customer;
import dev.fraudscorer.simulator.internal.world.Merchant;
import dev.fraudscorer.simulator.internal.world.SimulatedDay;
import dev.fraudscorer.simulator.internal.world.Town;
import dev.fraudscorer.simulator.internal.world.World;
import dev.fraudscorer.simulator.payment.FraudKind;
import java.util.List;

/**
 * Takes a card where its owner is and spends along the shops of that town within one to six hours, first for little, then
 * for more, until the card is blocked.
 */
public final class StolenCards implements FraudScheme {

    private static final double TYPICAL_PAYMENTS = 5.5;
    private static final double MEDIAN_DISCOVERY_DAYS = 3;
    private static final int MAX_PAYMENTS = 9;
    private static final List<Category> FIRST =
            List.of(Category.FUEL, Category.TRANSPORT, Category.GROCERY, Category.PHARMACY, Category.RESTAURANT);
    private static final List<Category> THEN = List.of(
            Category.ELECTRONICS,
            Category.ELECTRONICS,
            Category.GIFT_CARDS,
            Category.GIFT_CARDS,
            Category.FASHION,
            Category.JEWELRY,
            Category.HOME,
            Category.GROCERY);

    private final World world;
    private final FraudBudget budget;
    private final Dice dice;

    public StolenCards(World world, double paymentsPerDay, Dice dice) {
        this.world = world;
        this.budget = new FraudBudget(paymentsPerDay, TYPICAL_PAYMENTS, dice.fork());
        this.dice = dice;
    }

    @Override
    public void plan(SimulatedDay day, Timeline timeline) {
        budget.newDay();
        while (budget.isPositive()) {
            Customer victim = world.victim(day, dice);
            if (victim == null) {
                return;
            }
            budget.spend(spree(victim, day, timeline));
        }
    }

    private int spree(Customer victim, SimulatedDay day, Timeline timeline) {
        Card card = victim.firstCard();
        card.target();
        Town town = victim.whereabouts();
        long theft = day.at(dice.between(9, 21), town.country());
        card.loseAt(theft);
        int count = Math.min(MAX_PAYMENTS, 4 + dice.geometric(0.6));
        double gap = dice.between(1, 4) * SimulatedDay.HOUR / count;
        double growth = dice.between(1.3, 1.75);
        double amount = dice.logNormal(32, 0.4);
        long millis = theft;
        for (int i = 0; i < count; i++) {
            millis += (long) (gap * dice.between(0.5, 1.5));
            Merchant shop = world.shop(town, dice.oneOf(i == 0 ? FIRST : THEN), dice);
            double euro = Math.min(1500, amount * dice.between(0.75, 1.3));
            long known = Discovery.after(millis, MEDIAN_DISCOVERY_DAYS, dice);
            timeline.add(
                    PlannedPayment.byFraudster(millis, card, shop, shop.desk(), euro, FraudKind.STOLEN_CARD, known));
            amount *= growth;
        }
        card.blockAt(millis + SimulatedDay.MINUTE);
        return count;
    }
}
