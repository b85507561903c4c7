package dev.fraudscorer.internal.run.failure;

import java.util.Arrays;

/**
 * The failures of parts while one event is worked on, to be reported when the answer is fixed and nobody waits for the
 * event: a listener to failures may take its time, and may score. Confined to the thread that has the workspace.
 */
public final class PendingFailures {
    /** How many failures there is always room for, so that they can be reported when memory has come to its end. */
    private final int reserve;

    private Health[] parts;
    private Throwable[] causes;
    private int size;

    /** @param reserve how many failures of whole sources there are at most */
    public PendingFailures(int reserve) {
        this.reserve = reserve;
        this.parts = new Health[reserve];
        this.causes = new Throwable[reserve];
    }

    /** A source failed as a whole, or the way of the event did; there is always room. */
    public void add(Health part, Throwable cause) {
        Failures.restoreInterrupt(cause);
        parts[size] = part;
        causes[size++] = cause;
    }

    /** One of any number of parts of a source failed. */
    public void addOneOfMany(Health part, Throwable cause) {
        if (size + reserve >= parts.length) {
            int longer = parts.length * 2 + 1;
            Throwable[] longerCauses = Arrays.copyOf(causes, longer);
            parts = Arrays.copyOf(parts, longer);
            causes = longerCauses;
        }
        add(part, cause);
    }

    /** Adds all failures of parts to those of another one, and drops them here. */
    public void moveTo(PendingFailures other) {
        for (int i = 0; i < size; i++) {
            other.addOneOfMany(parts[i], causes[i]);
        }
        clear();
    }

    /** Reports all in their order, and drops them. */
    public void report() {
        for (int i = 0; i < size; i++) {
            parts[i].report(causes[i]);
        }
        clear();
    }

    public void clear() {
        Arrays.fill(parts, 0, size, null);
        Arrays.fill(causes, 0, size, null);
        size = 0;
    }
}
