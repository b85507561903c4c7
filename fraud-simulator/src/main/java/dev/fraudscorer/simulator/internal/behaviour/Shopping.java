package dev.fraudscorer.simulator.internal.behaviour;

import dev.fraudscorer.simulator.internal.chance.Dice;
import dev.fraudscorer.simulator.internal.world.AddressBlocks;
import dev.fraudscorer.simulator.internal.world.Card;
import dev.fraudscorer.simulator.internal.world.Category;
import dev.fraudscorer.simulator.internal.world.Country;
import dev.fraudscorer.simulator.internal.world.Customer;
import dev.fraudscorer.simulator.internal.world.Merchant;
import dev.fraudscorer.simulator.internal.world.Origin;
import dev.fraudscorer.simulator.internal.world.SimulatedDay;
import dev.fraudscorer.simulator.internal.world.Town;
import dev.fraudscorer.simulator.internal.world.Trip;
import dev.fraudscorer.simulator.internal.world.World;
import java.util.List;

/**
 * What honest customers do in a day: outings to shops and sessions on the web, with all that makes them look odd at
 * times — a shopping spree, a large purchase, a new laptop in a hotel abroad.
 */
public final class Shopping {

    private static final double MORE_IN_TOWN = 0.28;
    private static final double MORE_ON_WEB = 0.18;
    private static final double TYPICAL_PAYMENTS_PER_OUTING = 1.39;
    private static final double FAVOURITE = 0.7;
    private static final double SPREE = 0.002;
    private static final double LARGE = 0.006;
    private static final double BUSIER_ON_TRIP = 1.5;
    private static final double BORROWED_DEVICE = 0.006;
    private static final double BORROWED_DEVICE_ON_TRIP = 0.08;
    private static final double AGENT_AT_DESK = 0.3;
    private static final double CARRIER = 0.3;
    private static final double PRIVACY_SERVICE = 0.5;

    private static final List<Category> SPREE_CATEGORIES =
            List.of(Category.FASHION, Category.ELECTRONICS, Category.HOME, Category.JEWELRY, Category.GIFT_CARDS);
    private static final List<Category> LARGE_CATEGORIES =
            List.of(Category.ELECTRONICS, Category.TRAVEL, Category.HOME, Category.JEWELRY, Category.HOTEL);

    private final World world;
    private final Timeline timeline;

    public Shopping(World world, Timeline timeline) {
        this.world = world;
        this.timeline = timeline;
    }

    public void plan(Customer customer, SimulatedDay day) {
        Dice dice = customer.dice();
        double mood = customer.trip() == null ? day.rhythm() : BUSIER_ON_TRIP;
        int outings = dice.poisson(customer.habits().paymentsPerDay() * mood / TYPICAL_PAYMENTS_PER_OUTING);
        for (int i = 0; i < outings; i++) {
            if (dice.chance(customer.habits().onlineShare())) {
                webSession(customer, day);
            } else {
                outing(customer, day);
            }
        }
    }

    private void outing(Customer customer, SimulatedDay day) {
        Dice dice = customer.dice();
        Town town = customer.whereabouts();
        Card card = customer.card(dice);
        double hour = hour(customer);
        if (hour < 6.5 || hour > 23) {
            hour = dice.between(9, 21);
        }
        long millis = day.at(hour, town.country());
        boolean spree = dice.chance(SPREE);
        int count = 1 + (spree ? 3 + dice.geometric(0.5) : dice.geometric(MORE_IN_TOWN));
        for (int i = 0; i < count; i++) {
            Merchant shop = spree ? world.shop(town, dice.oneOf(SPREE_CATEGORIES), dice) : shop(customer);
            pay(millis, customer, card, shop, shop.desk());
            millis += SimulatedDay.MINUTE + dice.delay((spree ? 35 : 22) * SimulatedDay.MINUTE);
        }
    }

    private Merchant shop(Customer customer) {
        Dice dice = customer.dice();
        if (dice.chance(LARGE)) {
            return world.shop(customer.whereabouts(), dice.oneOf(LARGE_CATEGORIES), dice);
        }
        boolean favourite = customer.trip() == null && dice.chance(FAVOURITE);
        return favourite
                ? customer.habits().shops().draw(dice)
                : world.shops(customer.whereabouts()).draw(dice);
    }

    private void webSession(Customer customer, SimulatedDay day) {
        Dice dice = customer.dice();
        Card card = customer.card(dice);
        Origin origin = webOrigin(customer);
        long millis = day.at(
                hour(customer) + dice.between(0, 3), customer.whereabouts().country());
        int count = 1 + dice.geometric(MORE_ON_WEB);
        for (int i = 0; i < count; i++) {
            Merchant shop = webShop(customer);
            boolean byAgent = shop.category() == Category.TRAVEL && dice.chance(AGENT_AT_DESK);
            pay(millis, customer, card, shop, byAgent ? shop.desk() : origin);
            millis += SimulatedDay.MINUTE / 2 + dice.delay(7 * SimulatedDay.MINUTE);
        }
    }

    private Merchant webShop(Customer customer) {
        Dice dice = customer.dice();
        if (customer.trip() != null && dice.chance(0.25)) {
            return world.webShop(dice.chance(0.5) ? Category.HOTEL : Category.TRAVEL, dice);
        }
        if (dice.chance(LARGE)) {
            return world.webShop(dice.oneOf(LARGE_CATEGORIES), dice);
        }
        return dice.chance(FAVOURITE)
                ? customer.habits().webShops().draw(dice)
                : world.webShops().draw(dice);
    }

    private Origin webOrigin(Customer customer) {
        Dice dice = customer.dice();
        Trip trip = customer.trip();
        boolean borrowed = dice.chance(trip == null ? BORROWED_DEVICE : BORROWED_DEVICE_ON_TRIP);
        String device = borrowed ? world.tokens().device() : dice.oneOf(customer.devices());
        Town exit = customer.habits().exit();
        if (exit != null && dice.chance(PRIVACY_SERVICE)) {
            return at(exit, device, AddressBlocks.exit(exit.country(), dice), dice);
        }
        Country here = customer.whereabouts().country();
        boolean mobile = dice.chance(CARRIER);
        if (trip != null) {
            return at(trip.town(), device, mobile ? AddressBlocks.carrier(here, dice) : trip.ip(), dice);
        }
        String ip = mobile ? AddressBlocks.carrier(here, dice) : customer.homeIp();
        return new Origin(device, ip, here, customer.habits().point());
    }

    private static Origin at(Town town, String device, String ip, Dice dice) {
        return new Origin(device, ip, town.country(), town.pointIn(dice));
    }

    private void pay(long millis, Customer customer, Card card, Merchant shop, Origin origin) {
        Dice dice = customer.dice();
        Category category = shop.category();
        double euro = category.median
                * shop.priceLevel()
                * customer.habits().spendLevel()
                * dice.logNormal(1, category.sigma)
                * (dice.chance(LARGE) ? dice.between(3, 9) : 1);
        timeline.add(PlannedPayment.byOwner(millis, card, shop, origin, euro));
    }

    private static double hour(Customer customer) {
        return customer.dice()
                .gaussian(customer.habits().hour(), customer.habits().hourSpread());
    }
}
