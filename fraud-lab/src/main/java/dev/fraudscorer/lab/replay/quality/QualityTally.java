package dev.fraudscorer.lab.replay.quality;

import dev.fraudscorer.assessment.Assessment;
import dev.fraudscorer.assessment.Decision;
import dev.fraudscorer.assessment.Evidence;
import dev.fraudscorer.assessment.EvidenceKind;
import dev.fraudscorer.event.LabelState;
import dev.fraudscorer.lab.metrics.RankingMetrics;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;

/** Sets assessments against labels as they come. Confined to one thread. */
public final class QualityTally {
    private final long[] byDecision = new long[Decision.values().length];
    private final long[] fraudsByDecision = new long[Decision.values().length];
    private final Map<String, RuleTally> rules = new LinkedHashMap<>();
    private final Set<String> models = new HashSet<>();
    private final List<Evidence> ofOneKind = new ArrayList<>();
    private final DoubleStream.Builder scores = DoubleStream.builder();
    private final DoubleStream.Builder rulesAlone = DoubleStream.builder();
    private final DoubleStream.Builder modelsAlone = DoubleStream.builder();
    private final List<Boolean> frauds = new ArrayList<>();
    private long fraudCount;

    /**
     * Adds one event.
     *
     * @param label what the event was; null if unknown
     */
    public void add(Assessment assessment, @Nullable LabelState label) {
        boolean fraud = label == LabelState.FRAUD;
        byDecision[assessment.decision().ordinal()]++;
        if (fraud) {
            fraudsByDecision[assessment.decision().ordinal()]++;
        }
        for (Evidence item : assessment.evidence()) {
            if (item.kind() == EvidenceKind.MODEL) {
                models.add(item.source());
            } else if (item.kind() != EvidenceKind.FAILURE) {
                rules.computeIfAbsent(item.source(), id -> new RuleTally(id, item.mode()))
                        .add(item, label != null, fraud);
            }
        }
        if (label != null) {
            frauds.add(fraud);
            fraudCount += fraud ? 1 : 0;
            scores.add(assessment.score());
            rulesAlone.add(scoreOf(assessment, EvidenceKind.RULE));
            modelsAlone.add(scoreOf(assessment, EvidenceKind.MODEL));
        }
    }

    /** The quality of everything added against the labels. Call it once, at the end. */
    public ReplayQuality result() {
        boolean[] truth = new boolean[frauds.size()];
        for (int i = 0; i < truth.length; i++) {
            truth[i] = frauds.get(i);
        }
        return new ReplayQuality(new ReplayQuality.Parts(
                new DecisionCounts(
                        byDecision[Decision.APPROVE.ordinal()],
                        byDecision[Decision.REVIEW.ordinal()],
                        byDecision[Decision.DENY.ordinal()],
                        fraudsByDecision[Decision.APPROVE.ordinal()],
                        fraudsByDecision[Decision.REVIEW.ordinal()],
                        fraudsByDecision[Decision.DENY.ordinal()]),
                RankingMetrics.of(scores.build().toArray(), truth),
                RankingMetrics.of(rulesAlone.build().toArray(), truth),
                RankingMetrics.of(modelsAlone.build().toArray(), truth),
                rules.entrySet().stream()
                        // A model reports it, too, when a value that it needs is missing.
                        .filter(rule -> !models.contains(rule.getKey()))
                        .map(Map.Entry::getValue)
                        .map(rule -> rule.result(fraudCount, truth.length - fraudCount))
                        .toList()));
    }

    private double scoreOf(Assessment assessment, EvidenceKind kind) {
        ofOneKind.clear();
        for (Evidence item : assessment.evidence()) {
            if (item.kind() == kind) {
                ofOneKind.add(item);
            }
        }
        return assessment.scheme().score(ofOneKind);
    }
}
