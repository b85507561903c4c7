package dev.fraudscorer.lab.compare;

import dev.fraudscorer.assessment.Assessment;
import dev.fraudscorer.assessment.Evidence;
import dev.fraudscorer.assessment.EvidenceKind;
import dev.fraudscorer.event.LabelState;
import dev.fraudscorer.lab.metrics.Resampling;
import dev.fraudscorer.lab.replay.ReplaySink;
import dev.fraudscorer.lab.replay.ReplayedEvent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Sets two models of one policy against each other while it is replayed. Confined to one thread. */
final class ModelComparison implements ReplaySink {
    private final ComparisonPlan plan;
    private final String champion;
    private final String challenger;
    private final SubstitutedModel withChampion;
    private final SubstitutedModel withChallenger;
    private final ScorePairs ofPolicy = new ScorePairs();
    private final DecisionTally decisions = new DecisionTally();
    private final ScorePairs ofModels = new ScorePairs();
    private long championOnly;
    private long challengerOnly;
    private long neither;

    ModelComparison(ComparisonPlan plan, String champion, String challenger) {
        this.plan = plan;
        this.champion = champion;
        this.challenger = challenger;
        this.withChampion = new SubstitutedModel(champion, challenger);
        this.withChallenger = new SubstitutedModel(challenger, champion);
    }

    @Override
    public void scored(ReplayedEvent event) {
        if (plan.covers(event.historic().event().time())) {
            add(event.assessment(), event.historic().label());
        }
    }

    void add(Assessment assessment, @Nullable LabelState label) {
        List<Evidence> first = withChampion.in(assessment.evidence());
        List<Evidence> second = withChallenger.in(assessment.evidence());
        double firstScore = assessment.scheme().score(first);
        double secondScore = assessment.scheme().score(second);
        ofPolicy.add(firstScore, secondScore, label);
        decisions.add(
                assessment.scheme().decide(firstScore, first).decision(),
                assessment.scheme().decide(secondScore, second).decision(),
                label);
        addModels(risk(champion, assessment), risk(challenger, assessment), label);
    }

    private void addModels(double first, double second, @Nullable LabelState label) {
        boolean hasFirst = !Double.isNaN(first);
        boolean hasSecond = !Double.isNaN(second);
        if (hasFirst && hasSecond) {
            ofModels.add(first, second, label);
        } else if (hasFirst) {
            championOnly++;
        } else if (hasSecond) {
            challengerOnly++;
        } else {
            neither++;
        }
    }

    /** The model's score; NaN if it gave none. */
    private static double risk(String model, Assessment assessment) {
        for (Evidence item : assessment.evidence()) {
            if (item.kind() == EvidenceKind.MODEL && item.source().equals(model)) {
                return item.risk();
            }
        }
        return Double.NaN;
    }

    int events() {
        return ofPolicy.events();
    }

    /** Call it once, at the end. */
    Comparison result(Contender first, Contender second, Resampling resampling) {
        return new Comparison(new Comparison.Parts(
                first,
                second,
                plan.from(),
                ofPolicy.events(),
                0,
                0,
                ofPolicy.result(resampling),
                decisions.result(),
                new ModelScores(
                        ofModels.events(), championOnly, challengerOnly, neither, ofModels.result(resampling))));
    }
}
