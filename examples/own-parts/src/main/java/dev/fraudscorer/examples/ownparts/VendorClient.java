package dev.fraudscorer.examples.ownparts;

import java.io.IOException;

/** What a vendor is called by. Thread-safe. */
interface VendorClient {
    /**
     * The vendor's probability of fraud.
     *
     * @param card the token, never the number
     */
    double probability(String card, double amount) throws IOException, InterruptedException;
}
