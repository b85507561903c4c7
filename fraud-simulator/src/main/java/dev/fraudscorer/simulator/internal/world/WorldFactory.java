package dev.fraudscorer.simulator.internal.world;

import dev.fraudscorer.simulator.internal.chance.Dice;
import dev.fraudscorer.simulator.internal.chance.Tokens;
import dev.fraudscorer.simulator.internal.chance.WeightedChoice;
import dev.fraudscorer.simulator.payment.PaymentChannel;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Builds the world of a seed. */
public final class WorldFactory {

    private static final double POPULARITY_EXPONENT = 0.8;
    private static final double WEAK_SHARE = 0.35;
    private static final double RATE_SIGMA = 0.6;
    private static final double SPEND_SIGMA = 0.45;
    private static final double HOUSEHOLD_SHARE = 0.15;
    private static final double SECOND_CARD_SHARE = 0.2;
    private static final double LATE_JOINER_SHARE = 0.15;
    private static final double PRIVACY_SERVICE_SHARE = 0.04;

    private static final WeightedChoice<Category> SHOPS =
            WeightedChoice.of(Category.ALL, c -> (1 - c.online) * (0.3 + c.frequency));
    private static final WeightedChoice<Category> WEB_SHOPS =
            WeightedChoice.of(Category.ALL, c -> c.online * (0.5 + c.frequency));
    private static final WeightedChoice<Country> SHOP_COUNTRIES =
            WeightedChoice.of(Country.ALL, c -> c.homeWeight + 0.5 * c.tripWeight);

    private final WorldSize size;
    private final Dice dice;
    private final Tokens tokens;
    private final Atlas atlas;

    public WorldFactory(WorldSize size, Dice dice) {
        this.size = size;
        this.dice = dice;
        this.tokens = new Tokens(dice.fork());
        this.atlas = new Atlas(dice.fork());
    }

    public World create() {
        World world = new World(tokens, atlas, merchants());
        List<Habits> habits = new ArrayList<>();
        List<Integer> firstDays = new ArrayList<>();
        double paymentsPerDay = 0;
        Habits neighbour = null;
        for (int i = 0; i < size.customers(); i++) {
            Habits some = habits(world, dice.chance(HOUSEHOLD_SHARE) ? neighbour : null, dice.fork());
            neighbour = some;
            int firstDay = dice.chance(LATE_JOINER_SHARE) ? dice.below(size.days()) : 0;
            habits.add(some);
            firstDays.add(firstDay);
            paymentsPerDay += some.paymentsPerDay() * (size.days() - firstDay) / size.days();
        }
        double scale = size.paymentsPerDay() / paymentsPerDay;
        Customer previous = null;
        for (int i = 0; i < size.customers(); i++) {
            Customer customer = customer(habits.get(i).scaled(scale), firstDays.get(i), previous, dice.fork());
            customer.receiveCard(world);
            if (dice.chance(SECOND_CARD_SHARE)) {
                customer.receiveCard(world);
            }
            world.settle(customer);
            previous = customer;
        }
        return world;
    }

    private List<Merchant> merchants() {
        List<Merchant> merchants = new ArrayList<>();
        for (int i = 0; i < size.merchants(); i++) {
            // Every town has a shop and the web has two weak ones, however few merchants there are.
            int towns = atlas.towns().size();
            if (i < towns) {
                merchants.add(merchant(i, SHOPS.draw(dice), atlas.towns().get(i), PaymentChannel.CP, false));
            } else if (i < towns + 2) {
                merchants.add(merchant(i, Category.DIGITAL_GOODS, anyTown(), PaymentChannel.CNP, true));
            } else if (dice.chance(Habits.TYPICAL_ONLINE_SHARE)) {
                Category category = WEB_SHOPS.draw(dice);
                boolean weak = Category.EASY_TO_TEST.contains(category) && dice.chance(WEAK_SHARE);
                merchants.add(merchant(i, category, anyTown(), PaymentChannel.CNP, weak));
            } else {
                merchants.add(merchant(i, SHOPS.draw(dice), anyTown(), PaymentChannel.CP, false));
            }
        }
        return merchants;
    }

    private Town anyTown() {
        return atlas.townIn(SHOP_COUNTRIES.draw(dice), dice);
    }

    private Merchant merchant(int index, Category category, Town town, PaymentChannel channel, boolean weak) {
        // Ranks are drawn, not dealt: close enough to Zipf, and a merchant's number does not reveal its size.
        double rank = 1 + dice.below(size.merchants());
        double popularity = category.frequency * StrictMath.pow(rank, -POPULARITY_EXPONENT);
        Origin desk =
                new Origin("t-" + index, AddressBlocks.line(town.country(), dice), town.country(), town.pointIn(dice));
        return new Merchant(
                index, "m-" + index, category, town, channel, popularity, dice.logNormal(1, 0.3), weak, desk);
    }

    /** Lives with the other one, if given. */
    private Habits habits(World world, @Nullable Habits other, Dice own) {
        Town home = other != null ? other.home() : atlas.townIn(world.homeCountry(own), own);
        Town exit = own.chance(PRIVACY_SERVICE_SHARE) ? atlas.abroad(home.country(), own) : null;
        double onlineShare = Math.min(0.9, Math.max(0.03, own.gaussian(Habits.TYPICAL_ONLINE_SHARE, 0.18)));
        return new Habits(
                home,
                other != null ? other.point() : home.pointIn(own),
                own.logNormal(1, RATE_SIGMA),
                own.logNormal(1, SPEND_SIGMA),
                own.gaussian(15.5, 2.5),
                own.between(2.2, 4.5),
                onlineShare,
                exit,
                favourites(world.shops(home), 5 + own.below(6), own),
                favourites(world.webShops(), 3 + own.below(5), own));
    }

    private static Favourites favourites(WeightedChoice<Merchant> among, int count, Dice own) {
        List<Merchant> favourites = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            favourites.add(among.draw(own));
        }
        return new Favourites(favourites);
    }

    private Customer customer(Habits habits, int firstDay, @Nullable Customer previous, Dice own) {
        int count = 1 + own.below(3);
        List<String> devices = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            devices.add(tokens.device());
        }
        String ip = AddressBlocks.line(habits.home().country(), own);
        if (previous != null && previous.habits().point().equals(habits.point())) {
            devices.set(0, previous.devices().get(0));
            ip = previous.homeIp();
        }
        return new Customer(tokens.customer(), habits, ip, devices, firstDay, own);
    }
}
