package dev.fraudscorer.lab.replay;

import dev.fraudscorer.assessment.ScorerCounts;
import dev.fraudscorer.lab.replay.quality.QualityTally;

/** Counts a replay as it goes. Confined to one thread. */
final class ReplayTally {
    private final QualityTally quality = new QualityTally();
    private long lines;
    private long broken;
    private long outOfOrder;

    void line() {
        lines++;
    }

    void broken() {
        broken++;
    }

    void outOfOrder() {
        outOfOrder++;
    }

    void scored(ReplayedEvent event) {
        quality.add(event.assessment(), event.historic().label());
    }

    long lines() {
        return lines;
    }

    ReplaySummary summary(ScorerCounts counts, long labels) {
        return new ReplaySummary(
                lines,
                counts.scored(),
                broken,
                counts.repeated(),
                counts.conflicting(),
                outOfOrder,
                labels,
                counts.degraded(),
                quality.result());
    }
}
