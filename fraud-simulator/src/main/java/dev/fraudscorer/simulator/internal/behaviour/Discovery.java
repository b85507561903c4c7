package dev.fraudscorer.simulator.internal.behaviour;

import dev.fraudscorer.simulator.internal.chance.Dice;
import dev.fraudscorer.simulator.internal.world.SimulatedDay;

/** How long it takes until a fraud is discovered: a chargeback takes days, mostly between one and twenty. */
final class Discovery {

    private static final double SIGMA = 0.75;
    private static final long SOONEST = SimulatedDay.HOUR;
    private static final long LATEST = 60 * SimulatedDay.MILLIS;

    private Discovery() {}

    static long after(long millis, double medianDays, Dice dice) {
        long delay = (long) (dice.logNormal(medianDays, SIGMA) * SimulatedDay.MILLIS);
        return millis + Math.min(LATEST, Math.max(SOONEST, delay));
    }
}
