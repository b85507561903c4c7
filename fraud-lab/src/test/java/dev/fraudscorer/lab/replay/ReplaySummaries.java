package dev.fraudscorer.lab.replay;

import dev.fraudscorer.lab.replay.quality.QualityTally;

/** Summaries of replays that have not taken place. */
public final class ReplaySummaries {
    private ReplaySummaries() {}

    /** Of a history without events. */
    public static ReplaySummary empty() {
        return new ReplaySummary(new ReplaySummary.Parts(0, 0, 0, 0, 0, 0, 0, 0, new QualityTally().result()));
    }
}
