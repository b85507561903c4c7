package dev.fraudscorer.simulator.internal.world;

/**
 * How large a world is to be.
 *
 * @param days length of the history
 * @param customers people with cards
 * @param merchants shops on the street and on the web
 * @param paymentsPerDay honest ones of all customers, on average
 */
public record WorldSize(int days, int customers, int merchants, double paymentsPerDay) {}
