package dev.fraudscorer.simulator.internal.behaviour;

import dev.fraudscorer.simulator.internal.world.SimulatedDay;

/** A kind of fraudster, planned each morning. */
public interface FraudScheme {

    /** Plans payments for the day and the days to come. */
    void plan(SimulatedDay day, Timeline timeline);

    /** Told of every payment that happens, in the order of time. */
    default void observe(PlannedPayment payment) {}
}
