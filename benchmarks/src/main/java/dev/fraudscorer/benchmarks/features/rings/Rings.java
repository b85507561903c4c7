package dev.fraudscorer.benchmarks.features.rings;

/** A map from keys to small rings of numbers: the least that a history of entities has to be. Thread-safe. */
public interface Rings {
    /** How many numbers a ring has. */
    int LENGTH = 32;

    /**
     * Puts {@code value} in the place of the oldest number of the key's ring, which is made if need be.
     *
     * @return the number that was there
     */
    long replaceOldest(String key, long value);
}
