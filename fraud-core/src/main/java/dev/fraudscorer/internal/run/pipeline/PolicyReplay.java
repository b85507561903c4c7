package dev.fraudscorer.internal.run.pipeline;

import dev.fraudscorer.assessment.Assessment;
import dev.fraudscorer.assessment.Evidence;
import dev.fraudscorer.assessment.Verdict;
import dev.fraudscorer.internal.load.LoadedLists;
import dev.fraudscorer.internal.load.LoadedPolicy;
import dev.fraudscorer.internal.load.part.FeaturePart;
import dev.fraudscorer.record.DecisionRecord;
import dev.fraudscorer.record.RecordReplay;
import dev.fraudscorer.spi.Access;
import dev.fraudscorer.spi.Repeatable;
import dev.fraudscorer.spi.vector.FeatureVector;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/*
 * The way of an event again, in the same order, so that the risks are added in the same order and the score comes out to the bit:
 *
 *   1 the recorded values are written to the vector; what follows from them (derived features) is computed again and compared;
 *   2 our own items that stood before the sources are taken from the record: they say what was not known then;
 *   3 each source is evaluated, or what it gave then is taken from the record: if it is not repeatable, or if it failed then, which
 *     does not follow from the values;
 *   4 our own items that stood behind the sources are taken from the record;
 *   5 score and decision are made of all that, and reasons are given as in 3.
 */

/** Evaluates records by one version of the policy. */
final class PolicyReplay {
    private final LoadedPolicy policy;
    private final SourceOfFeatures[] featureSources;
    private final SourceOfEvidence[] evidenceSources;

    PolicyReplay(LoadedPolicy policy, SourceOfFeatures[] featureSources, SourceOfEvidence[] evidenceSources) {
        this.policy = policy;
        this.featureSources = featureSources;
        this.evidenceSources = evidenceSources;
    }

    /** @throws IllegalArgumentException if the record is of an event that the policy has not */
    RecordReplay replay(Workspace workspace, DecisionRecord record, LoadedLists lists) {
        RecordedInput input = new RecordedInput(record, policy);
        FeatureVector vector = workspace.vector();
        EvidenceBuffer buffer = workspace.evidence();
        long received = record.assessment().receivedAt().toEpochMilli();
        workspace.begin(input.event(), lists.edition(), received, received);
        buffer.begin(false);
        ReplayComparison comparison = new ReplayComparison(policy, record, input);
        if (input.wasNotEvaluated()) {
            addOwn(buffer, record.assessment().evidence());
        } else {
            input.fill(vector);
            comparison.addDifferentValues(vector, fillAgain(workspace, input));
            addOwn(buffer, input.ownBefore());
            evaluate(workspace, input);
            addOwn(buffer, input.ownAfter());
        }
        List<Evidence> evidence = buffer.view();
        double score = policy.scheme().score(evidence);
        Verdict verdict = policy.scheme().decide(score, evidence);
        if (!input.wasNotEvaluated()) {
            explain(workspace, input, verdict);
        }
        Assessment replayed = Assessment.of(
                input.event(),
                received,
                score,
                verdict,
                evidence,
                buffer.valuesFrom(vector),
                policy.scheme(),
                lists.provenance());
        return comparison.result(replayed, buffer, lists);
    }

    /** Computes what follows from the rest of the vector. Returns the slots that were. */
    private Set<Integer> fillAgain(Workspace workspace, RecordedInput input) {
        Set<Integer> slots = new HashSet<>();
        for (int i = 0; i < featureSources.length; i++) {
            FeaturePart part = policy.features().get(i);
            if (part.readsVectorOnly() && part.stateless() && !input.hasFailed(part.id())) {
                featureSources[i].fill(workspace, Access.READ);
                for (int slot : part.slots()) {
                    slots.add(slot);
                }
            }
        }
        return slots;
    }

    private void evaluate(Workspace workspace, RecordedInput input) {
        for (int i = 0; i < evidenceSources.length; i++) {
            List<Evidence> then = input.of(policy.evidence().get(i).id(), false);
            if (isRepeated(i, then)) {
                evidenceSources[i].begin(workspace, workspace.time());
                evidenceSources[i].evaluate(workspace, workspace.time(), 0);
            } else {
                takeOver(workspace, i, then, false);
            }
        }
        workspace.evidence().leave();
    }

    private void explain(Workspace workspace, RecordedInput input, Verdict verdict) {
        for (int i = 0; i < evidenceSources.length; i++) {
            String id = policy.evidence().get(i).id();
            List<Evidence> then = input.of(id, true);
            if (isRepeated(i, input.of(id, false)) && isRepeated(i, then)) {
                evidenceSources[i].explain(workspace, verdict.decision(), workspace.time());
            } else {
                takeOver(workspace, i, then, true);
            }
        }
        workspace.evidence().leave();
    }

    private boolean isRepeated(int source, List<Evidence> then) {
        return policy.evidence().get(source).source() instanceof Repeatable
                && then.stream().noneMatch(item -> item.failure() != null);
    }

    private static void takeOver(Workspace workspace, int source, List<Evidence> items, boolean reasons) {
        EvidenceBuffer buffer = workspace.evidence();
        buffer.enter(source, reasons);
        buffer.takeOver();
        items.forEach(buffer::addOwn);
    }

    private static void addOwn(EvidenceBuffer buffer, List<Evidence> items) {
        buffer.leave();
        buffer.takeOver();
        items.forEach(buffer::addOwn);
        buffer.leave();
    }
}
