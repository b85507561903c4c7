package dev.fraudscorer.anomaly.internal.detector;

/** How far learning has come: gathering the first events, or scoring by a forest. Confined to one thread at a time. */
abstract sealed class Stage permits WarmUpStage, TrainedStage {
    static Stage empty(DetectorConfig config) {
        return new WarmUpStage(config);
    }

    /**
     * Learns a row, which may take effect only together with later ones.
     *
     * @param row owned by the stage from now on
     * @param until after so many rows a forest stays as it is, and rows are ranked only
     * @return the stage that follows, mostly this one
     */
    abstract Stage learn(double[] row, long until);

    /** How many rows were learned, those among them that have not taken effect yet. */
    abstract long learned();

    /** It as those who score see it; changes only when a row takes effect. */
    abstract DetectorSnapshot published();

    /** How long scoring one row usually takes; 0 before it can. */
    abstract long usualNanos();
}
