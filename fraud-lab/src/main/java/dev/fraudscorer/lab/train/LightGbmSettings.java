package dev.fraudscorer.lab.train;

/** Our parameters in LightGBM's form. */
final class LightGbmSettings {
    private LightGbmSettings() {}

    static String of(BoostingParameters p) {
        return String.join(
                " ",
                "objective=binary",
                "metric=average_precision",
                "num_leaves=" + p.leaves(),
                "learning_rate=" + p.learningRate(),
                "min_data_in_leaf=" + p.minRowsPerLeaf(),
                "lambda_l2=" + p.l2(),
                "scale_pos_weight=" + p.positiveWeight(),
                "feature_fraction=" + p.inputShare(),
                "bagging_fraction=" + p.rowShare(),
                "bagging_freq=" + (p.rowShare() < 1 ? 1 : 0),
                "max_bin=" + p.maxBins(),
                "seed=" + p.seed(),
                "num_threads=" + p.threads(),
                "deterministic=true",
                "force_row_wise=true",
                "zero_as_missing=false",
                "verbosity=-1");
    }
}
