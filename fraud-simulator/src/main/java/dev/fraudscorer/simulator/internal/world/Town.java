package dev.fraudscorer.simulator.internal.world;

import dev.fraudscorer.simulator.internal.chance.Dice;

/** A place where people live and shop, in degrees. */
public record Town(int index, Country country, double latitude, double longitude) {

    private static final double SUBURBS_DEGREES = 0.06;

    /** A point in or around the town. */
    public Point pointIn(Dice dice) {
        return new Point(dice.gaussian(latitude, SUBURBS_DEGREES), dice.gaussian(longitude, SUBURBS_DEGREES));
    }

    /** Degrees north and east. */
    public record Point(double latitude, double longitude) {}
}
