package dev.fraudscorer.lab.metrics;

/** Counts up a {@link Confusion} event by event. Confined to one thread. */
public final class ConfusionCounter {
    private long fraudHits;
    private long goodHits;
    private long fraudMisses;
    private long goodMisses;

    /**
     * Counts one labelled event.
     *
     * @param hit whether the rule fired or the score reached its threshold
     * @param fraud whether the event is fraud
     */
    public void count(boolean hit, boolean fraud) {
        if (fraud) {
            if (hit) {
                fraudHits++;
            } else {
                fraudMisses++;
            }
        } else if (hit) {
            goodHits++;
        } else {
            goodMisses++;
        }
    }

    /** What was counted so far. */
    public Confusion result() {
        return new Confusion(fraudHits, goodHits, fraudMisses, goodMisses);
    }
}
