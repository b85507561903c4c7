/** Simulated histories of card payments. */
module dev.fraudscorer.simulator {
    requires transitive org.jspecify;
    requires tools.jackson.core;

    exports dev.fraudscorer.simulator;
    exports dev.fraudscorer.simulator.output;
    exports dev.fraudscorer.simulator.payment;
}
