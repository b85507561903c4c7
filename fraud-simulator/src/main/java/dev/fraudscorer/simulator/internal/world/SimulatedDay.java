package dev.fraudscorer.simulator.internal.world;

import java.util.concurrent.TimeUnit;

/**
 * Twenty-four hours of the simulation.
 *
 * @param index from 0
 * @param startMillis since the epoch
 */
public record SimulatedDay(int index, long startMillis) {

    public static final long MILLIS = TimeUnit.DAYS.toMillis(1);
    public static final long HOUR = TimeUnit.HOURS.toMillis(1);
    public static final long MINUTE = TimeUnit.MINUTES.toMillis(1);

    /** Monday to Sunday, on average 1. */
    private static final double[] RHYTHM = {0.92, 0.92, 0.95, 1.00, 1.14, 1.24, 0.83};

    public long endMillis() {
        return startMillis + MILLIS;
    }

    /** How busy the day of the week is. */
    public double rhythm() {
        // The epoch was a Thursday.
        return RHYTHM[(int) Math.floorMod(Math.floorDiv(startMillis, MILLIS) + 3, 7L)];
    }

    /** The one time within this day at which a clock in the country shows the hour; hours wrap at 24. */
    public long at(double localHour, Country country) {
        long utcOfDay = (long) (localHour * HOUR) - country.utcOffsetHours * HOUR;
        return startMillis + Math.floorMod(utcOfDay - startMillis, MILLIS);
    }
}
