package dev.fraudscorer.internal.run.pipeline;

import dev.fraudscorer.assessment.Evidence;
import dev.fraudscorer.assessment.FailureKind;
import dev.fraudscorer.assessment.Mode;
import dev.fraudscorer.event.ValueState;
import dev.fraudscorer.internal.load.LoadedPolicy;
import dev.fraudscorer.internal.load.part.FeaturePart;
import dev.fraudscorer.internal.run.failure.Fallback;
import dev.fraudscorer.spi.vector.FeatureVector;
import dev.fraudscorer.spi.vector.Variable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The missing values of a feature vector that degrade an assessment, as evidence: one item for each attribute and each
 * entity and each cause that {@link ValueState#degrades}. All items are made at load, but for those with the cause of a
 * refusal. Immutable, thread-safe.
 *
 * <p>Values that follow from others, such as derived ones, are passed over as long as there is an item of those others;
 * and so is the failure of a source that has its item already, since it threw or did not answer in time.
 */
final class UnknownValues {
    private static final ValueState[] STATES = ValueState.values();
    private static final String EVENT = "event";

    /** By slot the number of its group. */
    private final int[] groups;
    /** By slot whether its value follows from others, so that it has no item of its own. */
    private final boolean[] follows;
    /** By group, then by state. */
    private final @Nullable Evidence[][] evidence;

    private UnknownValues(int[] groups, boolean[] follows, @Nullable Evidence[][] evidence) {
        this.groups = groups;
        this.follows = follows;
        this.evidence = evidence;
    }

    static UnknownValues of(LoadedPolicy policy) {
        int slots = policy.schema().size();
        String[] sources = new String[slots];
        boolean[] follows = new boolean[slots];
        for (FeaturePart part : policy.features()) {
            for (int slot : part.slots()) {
                sources[slot] = part.id();
                follows[slot] = part.readsVectorOnly();
            }
        }
        int[] groups = new int[slots];
        Map<List<String>, Integer> numbers = new HashMap<>();
        List<@Nullable Evidence[]> evidence = new ArrayList<>();
        for (Variable variable : policy.schema().variables()) {
            int slot = variable.slot();
            boolean attribute = slot < policy.attributes();
            // A slot that no source claims may be written all the same.
            String source = attribute ? EVENT : sources[slot] == null ? Fallback.PART : sources[slot];
            follows[slot] &= !attribute;
            String subject = subject(variable.name());
            groups[slot] = numbers.computeIfAbsent(List.of(source, subject), key -> {
                evidence.add(items(source, subject));
                return evidence.size() - 1;
            });
        }
        return new UnknownValues(groups, follows, evidence.toArray(new Evidence[0][]));
    }

    /** Adds an item for each missing value; most often none. */
    void addTo(EvidenceBuffer out, FeatureVector vector) {
        if (!vector.isDegraded()) {
            return;
        }
        int thrown = out.size();
        for (int slot = 0; slot < groups.length; slot++) {
            if (!follows[slot] && vector.state(slot).degrades() && isFirst(slot, vector)) {
                add(slot, vector, out, thrown);
            }
        }
        // A derived value whose inputs are present fails by itself.
        for (int slot = 0; slot < groups.length && out.size() == 0; slot++) {
            if (vector.state(slot).degrades()) {
                add(slot, vector, out, thrown);
            }
        }
    }

    private void add(int slot, FeatureVector vector, EvidenceBuffer out, int thrown) {
        ValueState state = vector.state(slot);
        String refusal = state == ValueState.INVALID ? vector.event().refusal(slot) : null;
        if (refusal != null) {
            out.addOwn(refused(vector.name(slot), refusal));
            return;
        }
        Evidence item = evidence[groups[slot]][state.ordinal()];
        boolean maySourceFail = state == ValueState.SOURCE_FAILED || state == ValueState.DEADLINE;
        if (item != null && !(maySourceFail && hasFailed(item.source(), out, thrown))) {
            out.addOwn(item);
        }
    }

    /** For an attribute, {@code country: unknown_code}. */
    private static Evidence refused(String attribute, String refusal) {
        return Evidence.failure(FailureKind.INVALID, EVENT, Mode.ACTIVE, attribute + ": " + refusal);
    }

    /** Whether one of the first items is the failure of a source. */
    private static boolean hasFailed(String source, EvidenceBuffer out, int first) {
        for (int i = 0; i < first; i++) {
            if (out.view().get(i).source().equals(source)) {
                return true;
            }
        }
        return false;
    }

    /** Whether no slot before this one has added the same. */
    private boolean isFirst(int slot, FeatureVector vector) {
        for (int earlier = slot - 1; earlier >= 0; earlier--) {
            if (!follows[earlier] && groups[earlier] == groups[slot] && vector.state(earlier) == vector.state(slot)) {
                return false;
            }
        }
        return true;
    }

    private static @Nullable Evidence[] items(String source, String subject) {
        @Nullable Evidence[] items = new Evidence[STATES.length];
        for (ValueState state : STATES) {
            if (state.degrades()) {
                items[state.ordinal()] = Evidence.failure(kind(state), source, Mode.ACTIVE, subject);
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
