package dev.fraudscorer.benchmarks.features.duel;

/** What one contender took on one thread and on two with keys of their own. Confined to one thread. */
public final class LaneReadings {
    private final Readings alone = new Readings();
    private final Readings together = new Readings();

    /** The batches of a thread that worked alone. */
    public Readings alone() {
        return alone;
    }

    /** The batches of both threads that worked at the same time. */
    public Readings together() {
        return together;
    }

    /** How much of the speed of one thread each of two has, by the clock: 1 is perfect. */
    public double scaling() {
        return alone.wall().lowerQuartile() / together.wall().lowerQuartile();
    }
}
