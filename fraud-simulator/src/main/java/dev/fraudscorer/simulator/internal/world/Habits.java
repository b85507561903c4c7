package dev.fraudscorer.simulator.internal.world;

import org.jspecify.annotations.Nullable;

/**
 * What stays the same about a customer.
 *
 * @param paymentsPerDay on average
 * @param spendLevel factor on usual prices
 * @param hour of the day around which payments lie, local time
 * @param hourSpread standard deviation in hours
 * @param onlineShare share of payments over the web
 * @param exit the town in which the customer seems to be when paying through a privacy service, null if none is used
 * @param shops favourites around home
 * @param webShops favourites on the web
 */
public record Habits(
        Town home,
        Town.Point point,
        double paymentsPerDay,
        double spendLevel,
        double hour,
        double hourSpread,
        double onlineShare,
        @Nullable Town exit,
        Favourites shops,
        Favourites webShops) {

    static final double TYPICAL_ONLINE_SHARE = 0.36;

    /** The same habits with payments that many times as often. */
    Habits scaled(double factor) {
        return new Habits(
                home, point, paymentsPerDay * factor, spendLevel, hour, hourSpread, onlineShare, exit, shops, webShops);
    }
}
