package dev.fraudscorer.internal.run.pipeline;

import dev.fraudscorer.assessment.Assessment;
import dev.fraudscorer.assessment.Evidence;
import dev.fraudscorer.assessment.EvidenceKind;
import dev.fraudscorer.assessment.Provenance;
import dev.fraudscorer.internal.load.LoadedLists;
import dev.fraudscorer.internal.load.LoadedPolicy;
import dev.fraudscorer.internal.load.part.EvidencePart;
import dev.fraudscorer.internal.load.part.SourceDigests;
import dev.fraudscorer.policy.ListVersion;
import dev.fraudscorer.record.DecisionRecord;
import dev.fraudscorer.record.EvidenceOrigin;
import dev.fraudscorer.record.RecordReplay;
import dev.fraudscorer.record.ReplayedItem;
import dev.fraudscorer.record.ReplayedItem.Outcome;
import dev.fraudscorer.record.SourceDigest;
import dev.fraudscorer.spi.Repeatable;
import dev.fraudscorer.spi.vector.FeatureVector;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Compares a record with what came of it again. Confined to one thread. */
final class ReplayComparison {
    private final LoadedPolicy policy;
    private final DecisionRecord record;
    private final RecordedInput input;
    private final List<String> differentValues = new ArrayList<>();
    private final List<String> missingValues = new ArrayList<>();

    ReplayComparison(LoadedPolicy policy, DecisionRecord record, RecordedInput input) {
        this.policy = policy;
        this.record = record;
        this.input = input;
    }

    /** @param computed the slots that were computed again */
    void addDifferentValues(FeatureVector vector, Set<Integer> computed) {
        for (int slot = policy.attributes(); slot < vector.size(); slot++) {
            if (!input.has(slot)) {
                missingValues.add(vector.name(slot));
            } else if (computed.contains(slot) && input.differs(vector, slot)) {
                differentValues.add(vector.name(slot));
            }
        }
        missingValues.addAll(input.unplaced());
    }

    RecordReplay result(Assessment replayed, EvidenceBuffer buffer, LoadedLists lists) {
        return RecordReplay.of(
                record, replayed, items(replayed, buffer), differentValues, missingValues, differentInputs(lists));
    }

    private List<ReplayedItem> items(Assessment replayed, EvidenceBuffer buffer) {
        Map<Key, Deque<Integer>> now = new LinkedHashMap<>();
        for (int i = 0; i < buffer.size(); i++) {
            now.computeIfAbsent(key(replayed.evidence().get(i), source(buffer, i)), key -> new ArrayDeque<>())
                    .add(i);
        }
        List<ReplayedItem> items = new ArrayList<>();
        int at = 0;
        for (EvidenceOrigin origin : record.origins()) {
            for (int i = 0; i < origin.items(); i++, at++) {
                Evidence then = record.assessment().evidence().get(at);
                Deque<Integer> same = now.get(key(then, origin.source()));
                Integer found = same == null ? null : same.poll();
                items.add(
                        found == null
                                ? ReplayedItem.of(Outcome.GONE, origin.source(), then, null, 0)
                                : compared(at, then, found, replayed, origin.source(), buffer));
            }
        }
        for (Deque<Integer> left : now.values()) {
            for (int i : left) {
                String source = source(buffer, i);
                items.add(ReplayedItem.of(
                        Outcome.NEW, source, null, replayed.evidence().get(i), tolerance(source)));
            }
        }
        return items;
    }

    private ReplayedItem compared(
            int at, Evidence then, int found, Assessment replayed, @Nullable String source, EvidenceBuffer buffer) {
        Evidence now = replayed.evidence().get(found);
        double tolerance = tolerance(source);
        if (buffer.isTakenOver(found)) {
            return ReplayedItem.of(Outcome.TAKEN_OVER, source, then, now, 0);
        }
        boolean sameValues =
                record.assessment().values().of(at).equals(replayed.values().of(found));
        if (then.equals(now) && sameValues) {
            return ReplayedItem.of(Outcome.SAME, source, then, now, tolerance);
        }
        ReplayedItem moved = ReplayedItem.of(Outcome.WITHIN_TOLERANCE, source, then, now, tolerance);
        boolean onlyMoved = sameValues
                && then.equals(now.withRisk(then.risk()).withContribution(then.contribution()))
                && moved.difference() <= tolerance;
        return onlyMoved ? moved : ReplayedItem.of(Outcome.DIFFERENT, source, then, now, tolerance);
    }

    private double tolerance(@Nullable String source) {
        for (EvidencePart part : policy.evidence()) {
            if (part.id().equals(source) && part.source() instanceof Repeatable repeatable) {
                return repeatable.tolerance();
            }
        }
        return 0;
    }

    private @Nullable String source(EvidenceBuffer buffer, int item) {
        int source = buffer.source(item);
        return source < 0 ? null : policy.evidence().get(source).id();
    }

    private Set<String> inputs(Provenance by, List<ListVersion> lists, List<SourceDigest> models) {
        Set<String> inputs = new LinkedHashSet<>();
        inputs.add("policy\0" + by.digest());
        inputs.add("library\0" + by.library());
        lists.forEach(list -> inputs.add("list " + list.name() + "\0" + list.digest()));
        models.forEach(model -> inputs.add("model " + model.source() + "\0" + model.digest()));
        return inputs;
    }

    /** What stands on one side only, by name; a list or model that is there now and was not then among them. */
    private List<String> differentInputs(LoadedLists lists) {
        Set<String> then = inputs(record.assessment().provenance(), record.lists(), record.models());
        Set<String> now = inputs(lists.provenance(), lists.edition().versions(), SourceDigests.of(policy.evidence()));
        Set<String> names = new LinkedHashSet<>();
        then.stream().filter(one -> !now.contains(one)).forEach(one -> names.add(one.substring(0, one.indexOf('\0'))));
        now.stream().filter(one -> !then.contains(one)).forEach(one -> names.add(one.substring(0, one.indexOf('\0'))));
        return List.copyOf(names);
    }

    /** Reasons of one model have one source: what each is about distinguishes them. */
    private static Key key(Evidence item, @Nullable String source) {
        boolean isReason = item.kind() == EvidenceKind.CONTRIBUTION;
        return new Key(
                item.kind(), item.source(), isReason ? item.detail() + Objects.toString(item.reason()) : "", source);
    }

    private record Key(
            EvidenceKind kind,
            String item,
            String about,
            @Nullable String source) {}
}
