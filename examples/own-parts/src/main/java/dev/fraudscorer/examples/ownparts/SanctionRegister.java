package dev.fraudscorer.examples.ownparts;

import java.util.Map;
import java.util.TreeMap;

/** A stand-in for a table of the host: who is sanctioned and by whom. Each change is another revision. Thread-safe. */
final class SanctionRegister {
    private final Map<String, String> authorityByMerchant = new TreeMap<>();
    private int revision;

    synchronized void add(String merchant, String authority) {
        authorityByMerchant.put(merchant, authority);
        revision++;
    }

    synchronized int revision() {
        return revision;
    }

    synchronized Map<String, String> entries() {
        return new TreeMap<>(authorityByMerchant);
    }
}
