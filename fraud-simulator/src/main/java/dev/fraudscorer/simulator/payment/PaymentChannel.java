package dev.fraudscorer.simulator.payment;

/** How the card was shown to the merchant. */
public enum PaymentChannel {
    /** Card present: read by a terminal at the merchant's place. */
    CP,
    /** Card not present: typed or stored, paid over the network. */
    CNP
}
