package dev.fraudscorer.lab.simulate;

/** A kind of fraudster, asked each morning what to do. */
interface FraudScheme {

    /** Plans payments for the day and the days to come. */
    void plan(SimulatedDay day, Timeline timeline);

    /** Told of every payment that happens, in the order of time. */
    default void observe(PlannedPayment payment) {}
}
