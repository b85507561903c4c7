package dev.fraudscorer.simulator.internal.world;

import java.util.EnumSet;
import java.util.Set;

/** A card, identified by its token. Confined to one thread. */
public final class Card {

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

    public String token() {
        return token;
    }

    public String customer() {
        return customer;
    }

    /** Where it was issued. */
    public Country country() {
        return country;
    }

    /** From this time on it is not in its owner's pocket. */
    public void loseAt(long millis) {
        lostAt = Math.min(lostAt, millis);
    }

    public boolean isLost(long millis) {
        return millis >= lostAt;
    }

    /** From this time on the issuer refuses it. */
    public void blockAt(long millis) {
        blockedAt = Math.min(blockedAt, millis);
    }

    public boolean isBlocked(long millis) {
        return millis >= blockedAt;
    }

    /** One fraud per card: keeps the traces of the kinds apart. */
    public void target() {
        targeted = true;
    }

    boolean isTargeted() {
        return targeted;
    }

    public void paid(Country where, boolean fraud) {
        payments++;
        frauds += fraud ? 1 : 0;
        countriesSeen.add(where);
    }

    public boolean wasUsed() {
        return payments > 0;
    }

    public boolean hadFraud() {
        return frauds > 0;
    }

    public boolean wasIn(Country where) {
        return countriesSeen.contains(where);
    }
}
