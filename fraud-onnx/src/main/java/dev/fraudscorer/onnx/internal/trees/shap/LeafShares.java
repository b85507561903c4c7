package dev.fraudscorer.onnx.internal.trees.shap;

/*
 * A leaf of value v is reached if its way is open in each of the d columns on it. Column j is known to be open (1) or
 * shut (0), call that o, or it is left out, and then open to the share z of the rows. The Shapley value of column i is
 * the mean, over all orders of the columns, of what knowing i changes when those before it are known:
 *
 *   v (o_i - z_i) · Σ over subsets S without i of  |S|! (d - 1 - |S|)! / d!  ·  Π in S of o_j  ·  Π not in S of z_j
 *
 * (Lundberg et al., "From local explanations to global understanding with explainable AI for trees", Nature Machine
 * Intelligence 2, 2020.) The factor is the integral of t^|S| (1 - t)^(d - 1 - |S|) from 0 to 1, so that the sum is that
 * of a product, a polynomial of degree d - 1 that a quadrature of d / 2 points integrates exactly:
 *
 *   v (o_i - z_i) · ∫ Π over j ≠ i of (o_j t + z_j (1 - t)) dt
 */
/** The Shapley values that one leaf adds to. Confined to one thread. */
final class LeafShares {
    /** More columns on one way are not explained. */
    static final int MOST_COLUMNS = 62;

    private final double[] products = new double[MOST_COLUMNS / 2 + 1];

    /**
     * Adds the values of one leaf.
     *
     * @param value what the leaf adds to the score
     * @param open bit j is set if the way is open in column j
     * @param shares z of each column, from {@code from} on
     * @param count how many columns there are, d
     * @param targets where in {@code sums} the value of each column is added, from {@code from} on
     */
    void add(double value, long open, double[] shares, int from, int count, int[] targets, double[] sums) {
        Quadrature quadrature = Quadrature.forDegree(Math.max(count - 1, 0));
        int points = quadrature.nodes.length;
        for (int q = 0; q < points; q++) {
            products[q] = quadrature.weights[q] * value;
        }
        for (int j = 0; j < count; j++) {
            double share = shares[from + j];
            boolean isOpen = (open >>> j & 1) != 0;
            if (!isOpen && share == 0) {
                return; // Shut, and never open to anybody: no value of any column changes.
            }
            double o = isOpen ? 1 : 0;
            for (int q = 0; q < points; q++) {
                double t = quadrature.nodes[q];
                products[q] *= o * t + share * (1 - t);
            }
        }
        for (int i = 0; i < count; i++) {
            double share = shares[from + i];
            double o = open >>> i & 1;
            double integral = 0;
            for (int q = 0; q < points; q++) {
                double t = quadrature.nodes[q];
                integral += products[q] / (o * t + share * (1 - t));
            }
            sums[targets[from + i]] += (o - share) * integral;
        }
    }
}
