package dev.fraudscorer.lab.simulate;

/**
 * How large a world is to be.
 *
 * @param days length of the history
 * @param customers people with cards
 * @param merchants shops on the street and on the web
 * @param paymentsPerDay honest ones of all customers, on average
 */
record WorldSize(int days, int customers, int merchants, double paymentsPerDay) {}
