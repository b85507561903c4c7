package dev.fraudscorer.lab.train;

import org.jspecify.annotations.Nullable;

/** Builds {@link BoostingParameters}; each method is explained there. Confined to one thread. */
public final class BoostingParametersBuilder {
    private int trees;
    private int leaves;
    private double learningRate;
    private int minRowsPerLeaf;
    private double l2;
    private double positiveWeight;
    private double inputShare;
    private double rowShare;
    private int maxBins;
    private @Nullable EarlyStopping earlyStopping;
    private int seed;
    private int threads;

    BoostingParametersBuilder(BoostingParameters from) {
        this.trees = from.trees();
        this.leaves = from.leaves();
        this.learningRate = from.learningRate();
        this.minRowsPerLeaf = from.minRowsPerLeaf();
        this.l2 = from.l2();
        this.positiveWeight = from.positiveWeight();
        this.inputShare = from.inputShare();
        this.rowShare = from.rowShare();
        this.maxBins = from.maxBins();
        this.earlyStopping = from.earlyStopping();
        this.seed = from.seed();
        this.threads = from.threads();
    }

    /** Number of trees at most. */
    public BoostingParametersBuilder trees(int trees) {
        this.trees = trees;
        return this;
    }

    /** Leaves of a tree at most. */
    public BoostingParametersBuilder leaves(int leaves) {
        this.leaves = leaves;
        return this;
    }

    /** Share of each tree's step that is taken. */
    public BoostingParametersBuilder learningRate(double learningRate) {
        this.learningRate = learningRate;
        return this;
    }

    /** Rows that a leaf holds at least. */
    public BoostingParametersBuilder minRowsPerLeaf(int minRowsPerLeaf) {
        this.minRowsPerLeaf = minRowsPerLeaf;
        return this;
    }

    /** Penalty on the square of leaf values. */
    public BoostingParametersBuilder l2(double l2) {
        this.l2 = l2;
        return this;
    }

    /** Weight of a fraud row, a good row weighing 1. */
    public BoostingParametersBuilder positiveWeight(double positiveWeight) {
        this.positiveWeight = positiveWeight;
        return this;
    }

    /** Share of the inputs that a tree may use. */
    public BoostingParametersBuilder inputShare(double inputShare) {
        this.inputShare = inputShare;
        return this;
    }

    /** Share of the rows that a tree is trained on. */
    public BoostingParametersBuilder rowShare(double rowShare) {
        this.rowShare = rowShare;
        return this;
    }

    /** Intervals of an input at most. */
    public BoostingParametersBuilder maxBins(int maxBins) {
        this.maxBins = maxBins;
        return this;
    }

    /** When to stop early; null to make all trees. */
    public BoostingParametersBuilder earlyStopping(@Nullable EarlyStopping earlyStopping) {
        this.earlyStopping = earlyStopping;
        return this;
    }

    /** The seed of every random choice. */
    public BoostingParametersBuilder seed(int seed) {
        this.seed = seed;
        return this;
    }

    /** Threads that train. */
    public BoostingParametersBuilder threads(int threads) {
        this.threads = threads;
        return this;
    }

    /**
     * The parameters.
     *
     * @throws IllegalArgumentException if one is out of its range
     */
    public BoostingParameters build() {
        return new BoostingParameters(
                trees,
                leaves,
                learningRate,
                minRowsPerLeaf,
                l2,
                positiveWeight,
                inputShare,
                rowShare,
                maxBins,
                earlyStopping,
                seed,
                threads);
    }
}
