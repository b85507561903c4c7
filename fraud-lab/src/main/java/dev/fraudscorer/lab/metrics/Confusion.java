package dev.fraudscorer.lab.metrics;

/**
 * How often a rule, or a score against a threshold, was right: labelled events counted by its answer and by their
 * label. Every ratio is in [0, 1], but for {@link #falsePositiveRatio}, and NaN where it divides by zero.
 *
 * @param fraudHits hit, and fraud
 * @param goodHits hit, and no fraud
 * @param fraudMisses not hit, and fraud
 * @param goodMisses not hit, and no fraud
 */
public record Confusion(long fraudHits, long goodHits, long fraudMisses, long goodMisses) {
    public Confusion {
        if (fraudHits < 0 || goodHits < 0 || fraudMisses < 0 || goodMisses < 0) {
            throw new IllegalArgumentException("counts must not be negative but were " + fraudHits + ", " + goodHits
                    + ", " + fraudMisses + ", " + goodMisses);
        }
    }

    /**
     * Counts events whose score is at or above a threshold as hits.
     *
     * @param scores one per event; not modified
     * @param fraud whether each event is fraud
     * @throws IllegalArgumentException if the arrays differ in length, or a score or the threshold is NaN
     */
    public static Confusion atThreshold(double[] scores, boolean[] fraud, double threshold) {
        LabelledScores.requireUsable(scores, fraud);
        if (Double.isNaN(threshold)) {
            throw new IllegalArgumentException("threshold is NaN; expected a number");
        }
        ConfusionCounter counter = new ConfusionCounter();
        for (int i = 0; i < scores.length; i++) {
            counter.count(scores[i] >= threshold, fraud[i]);
        }
        return counter.result();
    }

    /** Number of hits. */
    public long hits() {
        return fraudHits + goodHits;
    }

    /** Number of events. */
    public long events() {
        return fraudHits + goodHits + fraudMisses + goodMisses;
    }

    /** Fraud hits to hits (strike rate). */
    public double precision() {
        return (double) fraudHits / hits();
    }

    /** Fraud hits to all fraud. */
    public double recall() {
        return (double) fraudHits / (fraudHits + fraudMisses);
    }

    /** Hits to all events. */
    public double fireRate() {
        return (double) hits() / events();
    }

    /** Good hits to all good events. */
    public double falsePositiveRate() {
        return (double) goodHits / (goodHits + goodMisses);
    }

    /** Good hits per fraud hit, {@code (1 - precision) / precision}; infinite if all hits are good. */
    public double falsePositiveRatio() {
        return (double) goodHits / fraudHits;
    }
}
