package dev.fraudscorer.benchmarks.features.byhand;

/**
 * What is kept of a payment; shared by the windows of all its entities. Immutable.
 *
 * @param fraudKnownAt since when it is labelled as fraud; {@link #NO_FRAUD} if it is not
 */
public record Kept(
        long time,
        double amount,
        String card,
        String device,
        String merchant,
        String country,
        String category,
        boolean remote,
        boolean declined,
        long fraudKnownAt) {
    public static final long NO_FRAUD = Long.MAX_VALUE;
}
