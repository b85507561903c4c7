package dev.fraudscorer.simulator.internal.chance;

/**
 * Hands out distinct tokens such as {@code c-k3v9qmz2} that do not depend on the order in which they are made, or a
 * model could learn from a fraudster's tokens that they are recent. Never more than eight characters after the prefix,
 * so none passes for a card number. Confined to one thread.
 */
public final class Tokens {

    private static final String ALPHABET = "abcdefghijkmnpqrstuvwxyz23456789";
    private static final int CHARACTERS = 8;
    private static final long MASK = (1L << (5 * CHARACTERS)) - 1;

    private final long salt;
    private long serial;

    public Tokens(Dice dice) {
        this.salt = dice.nextLong() & MASK;
    }

    public String card() {
        return next("c-");
    }

    public String customer() {
        return next("u-");
    }

    public String device() {
        return next("d-");
    }

    private String next(String prefix) {
        long code = permute(serial++ ^ salt);
        StringBuilder token = new StringBuilder(prefix.length() + CHARACTERS).append(prefix);
        for (int i = 0; i < CHARACTERS; i++) {
            token.append(ALPHABET.charAt((int) (code >>> (5 * i)) & 31));
        }
        return token.toString();
    }

    /** Bijective on 40 bits: odd factors and shifts to the right can both be undone. */
    private static long permute(long value) {
        long z = (value * 0x9e3779b97f4a7c15L) & MASK;
        z ^= z >>> 19;
        z = (z * 0xbf58476d1ce4e5b9L) & MASK;
        return z ^ (z >>> 21);
    }
}
