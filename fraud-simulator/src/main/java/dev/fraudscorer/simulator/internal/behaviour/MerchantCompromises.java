package dev.fraudscorer.simulator.internal.behaviour;

import dev.fraudscorer.simulator.internal.chance.Dice;
import dev.fraudscorer.simulator.internal.chance.WeightedChoice;
import dev.fraudscorer.simulator.internal.world.Card;
import dev.fraudscorer.simulator.internal.world.Category;
import dev.fraudscorer.simulator.internal.world.Country;
import dev.fraudscorer.simulator.internal.world.Merchant;
import dev.fraudscorer.simulator.internal.world.Origin;
import dev.fraudscorer.simulator.internal.world.SimulatedDay;
import dev.fraudscorer.simulator.internal.world.World;
import dev.fraudscorer.simulator.payment.FraudKind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Reads the cards used at a merchant for some days. Part of them is used three to thirty days later, over the web and
 * elsewhere, for middling amounts, from devices that serve for several cards.
 */
public final class MerchantCompromises implements FraudScheme {

    private static final double READ = 0.8;
    private static final double USED = 0.85;
    private static final double PAYMENTS_PER_CARD = 1.7;
    private static final double TYPICAL_PAYMENTS = 40;
    private static final double CARDS_PER_DEVICE = 1.6;
    private static final double AS_AT_HOME = 0.75;
    private static final double MEDIAN_DISCOVERY_DAYS = 8;
    private static final long SOONEST = TimeUnit.DAYS.toMillis(3);
    private static final long LATEST = TimeUnit.DAYS.toMillis(28);
    private static final List<Category> WANTED = List.of(
            Category.ELECTRONICS,
            Category.MARKETPLACE,
            Category.FASHION,
            Category.DIGITAL_GOODS,
            Category.GIFT_CARDS,
            Category.TRAVEL,
            Category.HOME);

    private final World world;
    private final FraudBudget budget;
    private final CardAlerts alerts;
    private final Dice dice;
    private final WeightedChoice<Merchant> targets;
    private final List<Skimming> underway = new ArrayList<>();

    public MerchantCompromises(World world, double paymentsPerDay, CardAlerts alerts, Dice dice) {
        this.world = world;
        this.budget = new FraudBudget(paymentsPerDay, TYPICAL_PAYMENTS, dice.fork());
        this.alerts = alerts;
        this.dice = dice;
        this.targets = WeightedChoice.of(world.merchants(), Merchant::popularity);
    }

    @Override
    public void plan(SimulatedDay day, Timeline timeline) {
        budget.newDay();
        for (int i = underway.size() - 1; i >= 0; i--) {
            Skimming skimming = underway.get(i);
            if (skimming.lastDay < day.index()) {
                underway.remove(i);
                budget.spend(use(skimming, day, timeline) - TYPICAL_PAYMENTS);
            }
        }
        while (budget.isPositive()) {
            budget.spend(TYPICAL_PAYMENTS);
            int days = 4 + dice.below(7);
            underway.add(new Skimming(
                    targets.draw(dice), day.index() + days - 1, 15 + dice.below(35), new LinkedHashMap<>()));
        }
    }

    @Override
    public void observe(PlannedPayment payment) {
        for (Skimming skimming : underway) {
            if (skimming.merchant.index() == payment.merchant().index()
                    && payment.fraud() == null
                    && skimming.cards.size() < skimming.maxCards
                    && dice.chance(READ)) {
                skimming.cards.putIfAbsent(payment.card(), payment.millis());
            }
        }
    }

    private int use(Skimming skimming, SimulatedDay day, Timeline timeline) {
        alerts.report(skimming.cards.keySet(), day);
        Country base = world.attackerCountry(dice);
        String device = world.tokens().device();
        int payments = 0;
        for (Map.Entry<Card, Long> read : skimming.cards.entrySet()) {
            Card card = read.getKey();
            if (dice.chance(USED) && World.isOpen(card, day)) {
                card.target();
                device = dice.chance(1 / CARDS_PER_DEVICE) ? world.tokens().device() : device;
                payments += use(card, read.getValue(), device, base, day, skimming.merchant, timeline);
            }
        }
        return payments;
    }

    private int use(
            Card card,
            long readMillis,
            String device,
            Country base,
            SimulatedDay day,
            Merchant readAt,
            Timeline timeline) {
        Country country = dice.chance(AS_AT_HOME) ? card.country() : base;
        Origin origin = world.originIn(country, device, dice);
        double delay = dice.logNormal(17, 0.45) * SimulatedDay.MILLIS;
        long notBefore = readMillis + Math.min(LATEST, Math.max(SOONEST, (long) delay));
        long daysAhead = Math.max(0, -Math.floorDiv(day.startMillis() - notBefore, SimulatedDay.MILLIS));
        long millis = day.at(dice.gaussian(17, 4.5), base) + daysAhead * SimulatedDay.MILLIS;
        int count = 1 + dice.geometric(1 - 1 / PAYMENTS_PER_CARD);
        for (int i = 0; i < count; i++) {
            Merchant shop = webShopOtherThan(readAt);
            long known = Discovery.after(millis, MEDIAN_DISCOVERY_DAYS, dice);
            card.blockAt(known);
            timeline.add(PlannedPayment.byFraudster(
                    millis, card, shop, origin, dice.logNormal(70, 0.75), FraudKind.MERCHANT_COMPROMISE, known));
            millis += SimulatedDay.MINUTE + dice.delay(5 * SimulatedDay.HOUR);
        }
        return count;
    }

    private Merchant webShopOtherThan(Merchant readAt) {
        Merchant shop;
        do {
            shop = world.webShop(dice.oneOf(WANTED), dice);
        } while (shop.equals(readAt));
        return shop;
    }

    /** @param cards those read so far, each with the time, in this order */
    private record Skimming(Merchant merchant, int lastDay, int maxCards, Map<Card, Long> cards) {}
}
