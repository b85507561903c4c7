package dev.fraudscorer.internal.run.pipeline;

import dev.fraudscorer.assessment.Assessment;
import dev.fraudscorer.assessment.Evidence;
import dev.fraudscorer.event.Attribute;
import dev.fraudscorer.event.Event;
import dev.fraudscorer.event.EventType;
import dev.fraudscorer.event.InvalidEventException;
import dev.fraudscorer.event.ValueState;
import dev.fraudscorer.event.ValueType;
import dev.fraudscorer.internal.cards.ShownText;
import dev.fraudscorer.internal.load.LoadedPolicy;
import dev.fraudscorer.record.DecisionRecord;
import dev.fraudscorer.record.EvidenceOrigin;
import dev.fraudscorer.record.RecordedValue;
import dev.fraudscorer.spi.vector.FeatureVector;
import dev.fraudscorer.spi.vector.Variable;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The event, the values and the evidence of a record, by the slots and sources of a policy. Immutable. */
final class RecordedInput {
    private final DecisionRecord record;
    private final LoadedPolicy policy;
    private final Event event;
    /** Of each slot what the record has of it; null if nothing. */
    private final @Nullable RecordedValue[] bySlot;

    private final Set<String> unplaced = new LinkedHashSet<>();

    /**
     * @throws IllegalArgumentException if the policy has no such event type, or the record's id or time is none that an event can
     *     have
     */
    RecordedInput(DecisionRecord record, LoadedPolicy policy) {
        this.record = record;
        this.policy = policy;
        this.event = event(record.assessment(), policy);
        this.bySlot = new RecordedValue[policy.schema().size()];
        record.attributes().forEach(value -> place(value, true));
        record.features().forEach(value -> place(value, false));
    }

    private static Event event(Assessment recorded, LoadedPolicy policy) {
        EventType type = policy.eventTypes().get(recorded.eventType());
        if (type == null) {
            throw new IllegalArgumentException(
                    "the record is of an event of type '" + ShownText.of(recorded.eventType())
                            + "', which the policy has not; expected one of "
                            + policy.eventTypes().keySet().stream().sorted().toList());
        }
        List<Attribute> none = List.of();
        try {
            // Without attributes: they are tokens already, and were checked when the event was built.
            return new EventType(type.name(), none, policy.attributes())
                    .withIdsWithoutCards()
                    .newEvent(recorded.eventId(), recorded.eventTime())
                    .receivedAt(recorded.receivedAt())
                    .build();
        } catch (InvalidEventException e) {
            throw new IllegalArgumentException("the record has an id or a time that no event can have", e);
        }
    }

    private void place(RecordedValue value, boolean attribute) {
        Variable variable = policy.schema().find(value.name());
        boolean fits = variable != null
                && variable.slot() < policy.attributes() == attribute
                && (value.type() == null || value.type() == variable.type());
        if (variable != null && fits) {
            bySlot[variable.slot()] = value;
        } else {
            unplaced.add(ShownText.of(value.name()));
        }
    }

    Event event() {
        return event;
    }

    /** Whether no source of evidence was reached, such as for the answer to a retry whose first call had not ended. */
    boolean wasNotEvaluated() {
        return record.features().isEmpty()
                && record.origins().stream().allMatch(origin -> origin.source() == null)
                && !record.origins().isEmpty();
    }

    /** Writes the values to a vector that has begun the event; what the record has not is as of a feature that is new. */
    void fill(FeatureVector vector) {
        for (int slot = 0; slot < bySlot.length; slot++) {
            RecordedValue value = bySlot[slot];
            if (value == null) {
                if (slot >= policy.attributes()) {
                    vector.putMissing(slot, ValueState.COLD);
                }
            } else if (value.state() != ValueState.PRESENT) {
                vector.putMissing(slot, value.state());
            } else if (value.type() == ValueType.TEXT) {
                vector.put(slot, Objects.requireNonNull(value.text()));
            } else {
                vector.put(slot, value.number());
            }
            if (value != null && value.approximate()) {
                vector.markApproximate(slot);
            }
        }
    }

    /** Whether the vector has another value in the slot than the record. */
    boolean differs(FeatureVector vector, int slot) {
        RecordedValue value = bySlot[slot];
        if (value == null || value.state() != vector.state(slot)) {
            return true;
        }
        return value.state() == ValueState.PRESENT
                && (value.approximate() != vector.isApproximate(slot)
                        || !Objects.equals(value.text(), vector.text(slot))
                        || (value.type() != ValueType.TEXT
                                && Double.doubleToLongBits(value.number())
                                        != Double.doubleToLongBits(vector.number(slot))));
    }

    boolean has(int slot) {
        return bySlot[slot] != null;
    }

    /** Values of the record that the policy has no place for. */
    Set<String> unplaced() {
        return unplaced;
    }

    /** Our own items that were added before the sources of evidence were evaluated. */
    List<Evidence> ownBefore() {
        return own(true);
    }

    /** Our own items that were added after them. */
    List<Evidence> ownAfter() {
        return own(false);
    }

    private List<Evidence> own(boolean before) {
        List<Evidence> found = new ArrayList<>();
        boolean isBefore = true;
        int at = 0;
        for (EvidenceOrigin origin : record.origins()) {
            if (origin.source() != null) {
                isBefore = false;
            } else if (isBefore == before) {
                found.addAll(record.assessment().evidence().subList(at, at + origin.items()));
            }
            at += origin.items();
        }
        return found;
    }

    /** What a source gave, or its reasons. */
    List<Evidence> of(String source, boolean reasons) {
        List<Evidence> found = new ArrayList<>();
        int at = 0;
        for (EvidenceOrigin origin : record.origins()) {
            if (source.equals(origin.source()) && origin.reasons() == reasons) {
                found.addAll(record.assessment().evidence().subList(at, at + origin.items()));
            }
            at += origin.items();
        }
        return found;
    }

    /** Whether the source of features failed, which is then our own item, by its name. */
    boolean hasFailed(String featureSource) {
        for (Evidence item : ownBefore()) {
            if (item.failure() != null && item.source().equals(featureSource)) {
                return true;
            }
        }
        return false;
    }
}
