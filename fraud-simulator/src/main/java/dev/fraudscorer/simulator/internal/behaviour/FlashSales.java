package dev.fraudscorer.simulator.internal.behaviour;

import dev.fraudscorer.simulator.internal.chance.Dice;
import dev.fraudscorer.simulator.internal.world.Card;
import dev.fraudscorer.simulator.internal.world.Country;
import dev.fraudscorer.simulator.internal.world.Customer;
import dev.fraudscorer.simulator.internal.world.Merchant;
import dev.fraudscorer.simulator.internal.world.Origin;
import dev.fraudscorer.simulator.internal.world.SimulatedDay;
import dev.fraudscorer.simulator.internal.world.Trip;
import dev.fraudscorer.simulator.internal.world.World;

/**
 * Honest rushes: within minutes many customers pay small amounts at one web shop, a charity on the evening news or a
 * ticket sale. To a counter per merchant it looks like card testing.
 */
public final class FlashSales {

    private static final double PER_DAY = 0.6;

    private final World world;
    private final Timeline timeline;
    private final Dice dice;

    public FlashSales(World world, Timeline timeline, Dice dice) {
        this.world = world;
        this.timeline = timeline;
        this.dice = dice;
    }

    public void plan(SimulatedDay day) {
        if (!dice.chance(PER_DAY)) {
            return;
        }
        Merchant shop = dice.chance(0.5)
                ? dice.oneOf(world.weakShops())
                : world.webShops().draw(dice);
        long start = day.at(dice.between(8, 22), shop.town().country());
        int buyers = Math.min(8 + dice.below(22), world.customers().size() / 4);
        for (int i = 0; i < buyers; i++) {
            Customer buyer = dice.oneOf(world.customers());
            long millis = start + dice.delay(8 * SimulatedDay.MINUTE);
            Card card = buyer.firstCard();
            if (!buyer.isActive(day)) {
                continue;
            }
            Country here = buyer.whereabouts().country();
            Trip trip = buyer.trip();
            Origin origin = new Origin(
                    dice.oneOf(buyer.devices()),
                    trip != null ? trip.ip() : buyer.homeIp(),
                    here,
                    trip != null ? trip.town().pointIn(dice) : buyer.habits().point());
            double euro = Math.min(shop.category().median, 30) * dice.logNormal(0.6, 0.6);
            timeline.add(PlannedPayment.byOwner(millis, card, shop, origin, euro));
        }
    }
}
