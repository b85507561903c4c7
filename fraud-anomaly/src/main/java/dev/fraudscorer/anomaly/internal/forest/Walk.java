package dev.fraudscorer.anomaly.internal.forest;

/** What a walk along a forest writes down on its way; reused. Confined to one thread. */
public final class Walk {
    private int[] path = {};
    private int[] outside = {};
    private double[] parts = {};

    int[] path(int mostNodes) {
        if (path.length <= mostNodes) {
            path = new int[mostNodes + 1];
        }
        return path;
    }

    int[] outside(int inputs) {
        if (outside.length < inputs) {
            outside = new int[inputs];
        }
        return outside;
    }

    double[] parts(int inputs) {
        if (parts.length < inputs) {
            parts = new double[inputs];
        }
        return parts;
    }
}
