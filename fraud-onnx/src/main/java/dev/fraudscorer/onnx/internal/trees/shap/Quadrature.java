package dev.fraudscorer.onnx.internal.trees.shap;

/**
 * Nodes and weights of Gauss and Legendre's quadrature on [0, 1]: with n nodes the integral of any polynomial of degree
 * up to 2n - 1 is exact. Immutable.
 */
final class Quadrature {
    private static final Quadrature[] BY_SIZE = new Quadrature[33];

    final double[] nodes;
    final double[] weights;

    static {
        for (int n = 1; n < BY_SIZE.length; n++) {
            BY_SIZE[n] = new Quadrature(n);
        }
    }

    private Quadrature(int n) {
        nodes = new double[n];
        weights = new double[n];
        for (int i = 0; i < n; i++) {
            double x = Math.cos(Math.PI * (i + 0.75) / (n + 0.5));
            double slope = 0;
            // Newton's method doubles the digits in each step, and starts with two.
            for (int step = 0; step < 8; step++) {
                double previous = 1;
                double value = x;
                for (int k = 2; k <= n; k++) {
                    double next = ((2 * k - 1) * x * value - (k - 1) * previous) / k;
                    previous = value;
                    value = next;
                }
                slope = n * (x * value - previous) / (x * x - 1);
                x -= value / slope;
            }
            nodes[i] = (1 - x) / 2;
            weights[i] = 1 / ((1 - x * x) * slope * slope);
        }
    }

    /** The smallest that is exact for polynomials of a degree, at most 62. */
    static Quadrature forDegree(int degree) {
        return BY_SIZE[degree / 2 + 1];
    }
}
