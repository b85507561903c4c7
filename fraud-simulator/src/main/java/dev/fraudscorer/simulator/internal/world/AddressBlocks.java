package dev.fraudscorer.simulator.internal.world;

import dev.fraudscorer.simulator.internal.chance.Dice;

/** Addresses out of the private range 10.0.0.0/8, sixteen blocks of it for each country. */
public final class AddressBlocks {

    private static final int BLOCKS = 16;
    private static final int CARRIER_GATEWAYS = 24;
    private static final int EXITS = 6;

    private AddressBlocks() {}

    /** An address of a line of its own. */
    static String line(Country country, Dice dice) {
        return address(country, 2 + dice.below(BLOCKS - 2), dice.below(256), 1 + dice.below(254));
    }

    /** One of the few addresses behind which a mobile carrier hides its subscribers. */
    public static String carrier(Country country, Dice dice) {
        return address(country, 0, 0, 1 + dice.below(CARRIER_GATEWAYS));
    }

    /** One of the few addresses through which customers of a privacy service appear, honest ones or not. */
    public static String exit(Country country, Dice dice) {
        return address(country, 1, 0, 1 + dice.below(EXITS));
    }

    private static String address(Country country, int block, int third, int fourth) {
        return "10." + (Country.ALL.indexOf(country) * BLOCKS + block) + "." + third + "." + fourth;
    }
}
