package dev.fraudscorer.anomaly.internal.forest;

/**
 * How large a forest is and how it forgets. Immutable.
 *
 * @param inputs numbers in a point, 1 or more
 * @param trees how many
 * @param sample how many points each tree keeps
 * @param halfLife after how many points learned a point is half as likely to be kept as a new one
 * @param seed everything random follows from it
 */
public record ForestShape(int inputs, int trees, int sample, double halfLife, long seed) {
    public ForestShape {
        if (inputs < 1 || trees < 1 || sample < 2 || !(halfLife > 0)) {
            throw new IllegalArgumentException("a forest of " + inputs + " inputs, " + trees + " trees of " + sample
                    + " points and a half-life of " + halfLife + "; expected at least 1, 1, 2 and above 0");
        }
    }

    /** The rate of forgetting for each point learned. */
    double timeDecay() {
        return StrictMath.log(2) / halfLife;
    }
}
