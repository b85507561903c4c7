package dev.fraudscorer.lab.simulate;

import java.util.EnumSet;
import java.util.Set;

/** A card, known by its token. Confined to one thread. */
final class Card {

    private final String token;
    private final String customer;
    private final Country country;
    private long lostAt = Long.MAX_VALUE;
    private long blockedAt = Long.MAX_VALUE;
    private boolean targeted;
    private int payments;
    private int frauds;
    private final Set<Country> countriesSeen = EnumSet.noneOf(Country.class);

    Card(String token, String customer, Country country) {
        this.token = token;
        this.customer = customer;
        this.country = country;
    }

    String token() {
        return token;
    }

    String customer() {
        return customer;
    }

    /** Where it was issued. */
    Country country() {
        return country;
    }

    /** From this time on it is not in its owner's pocket. */
    void loseAt(long millis) {
        lostAt = Math.min(lostAt, millis);
    }

    boolean isLost(long millis) {
        return millis >= lostAt;
    }

    /** From this time on the issuer refuses it. */
    void blockAt(long millis) {
        blockedAt = Math.min(blockedAt, millis);
    }

    boolean isBlocked(long millis) {
        return millis >= blockedAt;
    }

    /** One fraud per card: keeps the traces of the kinds apart. */
    void target() {
        targeted = true;
    }

    boolean isTargeted() {
        return targeted;
    }

    void paid(Country where, boolean fraud) {
        payments++;
        frauds += fraud ? 1 : 0;
        countriesSeen.add(where);
    }

    boolean wasUsed() {
        return payments > 0;
    }

    boolean sawFraud() {
        return frauds > 0;
    }

    boolean wasIn(Country where) {
        return countriesSeen.contains(where);
    }
}
