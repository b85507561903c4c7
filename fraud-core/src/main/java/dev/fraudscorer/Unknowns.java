package dev.fraudscorer;

import dev.fraudscorer.assessment.Evidence;
import dev.fraudscorer.assessment.FailureKind;
import dev.fraudscorer.assessment.Mode;
import dev.fraudscorer.event.ValueState;
import dev.fraudscorer.internal.load.FeaturePart;
import dev.fraudscorer.internal.load.LoadedPolicy;
import dev.fraudscorer.spi.FeatureVector;
import dev.fraudscorer.spi.Variable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a feature vector does not know although it should, as evidence: one item for each attribute and each entity and
 * each cause that {@link ValueState#degrades}. All items are made at load. Immutable, thread-safe.
 *
 * <p>Values that follow from others, such as derived ones, are passed over: what they lack is said of the others. So is
 * the failure of a source, which is said when it fails.
 */
final class Unknowns {
    private static final ValueState[] STATES = ValueState.values();

    /** By slot the number of its group; -1 if nothing is said of it. */
    private final int[] groups;
    /** By group, then by state. */
    private final @Nullable Evidence[][] evidence;

    private Unknowns(int[] groups, @Nullable Evidence[][] evidence) {
        this.groups = groups;
        this.evidence = evidence;
    }

    static Unknowns of(LoadedPolicy policy) {
        String[] sources = new String[policy.schema().size()];
        for (FeaturePart part : policy.features()) {
            if (!part.readsVectorOnly()) {
                for (int slot : part.slots()) {
                    sources[slot] = part.id();
                }
            }
        }
        int[] groups = new int[sources.length];
        Map<List<String>, Integer> numbers = new LinkedHashMap<>();
        List<@Nullable Evidence[]> evidence = new ArrayList<>();
        for (Variable variable : policy.schema().variables()) {
            int slot = variable.slot();
            String source = slot < policy.attributes() ? "event" : sources[slot];
            groups[slot] = -1;
            if (source != null) {
                String subject = subject(variable.name());
                groups[slot] = numbers.computeIfAbsent(List.of(source, subject), key -> {
                    evidence.add(items(source, subject));
                    return evidence.size() - 1;
                });
            }
        }
        return new Unknowns(groups, evidence.toArray(new Evidence[0][]));
    }

    /** Says what the vector does not know; most often nothing. */
    void addTo(EvidenceBuffer out, FeatureVector vector) {
        if (!vector.isDegraded()) {
            return;
        }
        for (int slot = 0; slot < groups.length; slot++) {
            int group = groups[slot];
            if (group >= 0 && vector.state(slot).degrades() && isFirst(slot, vector)) {
                Evidence item = evidence[group][vector.state(slot).ordinal()];
                if (item != null) {
                    out.addOwn(item);
                }
            }
        }
    }

    /** Whether no slot before this one has said the same. */
    private boolean isFirst(int slot, FeatureVector vector) {
        for (int earlier = slot - 1; earlier >= 0; earlier--) {
            if (groups[earlier] == groups[slot] && vector.state(earlier) == vector.state(slot)) {
                return false;
            }
        }
        return true;
    }

    private static @Nullable Evidence[] items(String source, String subject) {
        @Nullable Evidence[] items = new Evidence[STATES.length];
        for (ValueState state : STATES) {
            if (state.degrades() && state != ValueState.SOURCE_FAILED) {
                items[state.ordinal()] =
                        Evidence.failure(kind(state), source, Mode.ACTIVE, subject);
            }
        }
        return items;
    }

    private static FailureKind kind(ValueState state) {
        return state == ValueState.UNDEFINED ? FailureKind.NOT_EVALUABLE : FailureKind.valueOf(state.name());
    }

    /** The entity of {@code card.count_1h}; an attribute is its own. */
    private static String subject(String name) {
        int dot = name.indexOf('.');
        return dot < 0 ? name : name.substring(0, dot);
    }
}
