package dev.fraudscorer.lab.replay.quality;

import dev.fraudscorer.assessment.Evidence;
import dev.fraudscorer.assessment.EvidenceKind;
import dev.fraudscorer.assessment.Mode;
import dev.fraudscorer.lab.metrics.Confusion;

/** Counts one rule. Confined to one thread. */
final class RuleTally {
    private final String rule;
    private final Mode mode;
    private long fired;
    private long fraudHits;
    private long goodHits;
    private long notEvaluable;

    public RuleTally(String rule, Mode mode) {
        this.rule = rule;
        this.mode = mode;
    }

    void add(Evidence item, boolean labelled, boolean fraud) {
        if (item.kind() == EvidenceKind.NOT_EVALUABLE) {
            notEvaluable++;
            return;
        }
        fired++;
        if (labelled && fraud) {
            fraudHits++;
        } else if (labelled) {
            goodHits++;
        }
    }

    RuleQuality result(long frauds, long goods) {
        return new RuleQuality(
                rule,
                mode,
                fired,
                notEvaluable,
                new Confusion(fraudHits, goodHits, frauds - fraudHits, goods - goodHits));
    }
}
