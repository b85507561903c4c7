package dev.fraudscorer.internal.run;

import dev.fraudscorer.assessment.Assessment;
import dev.fraudscorer.event.Event;
import dev.fraudscorer.event.EventType;
import dev.fraudscorer.internal.load.LoadedPolicy;
import dev.fraudscorer.internal.load.part.SourceDigests;
import dev.fraudscorer.internal.run.failure.Health;
import dev.fraudscorer.internal.run.pipeline.EvidenceBuffer;
import dev.fraudscorer.internal.run.pipeline.Workspace;
import dev.fraudscorer.record.DecisionRecord;
import dev.fraudscorer.record.EvidenceOrigin;
import dev.fraudscorer.record.RecordSink;
import dev.fraudscorer.record.RecordedNames;
import dev.fraudscorer.record.RecordedValues;
import dev.fraudscorer.record.SourceDigest;
import dev.fraudscorer.spi.state.Erased;
import dev.fraudscorer.spi.state.ForgottenKey;
import dev.fraudscorer.spi.vector.FeatureVector;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Makes the record of each answer and gives it to the host's sink, after the answer is fixed. On the thread that scores it copies
 * values and nothing else. Throws nothing. Thread-safe.
 */
final class Recorder {
    private final RecordSink sink;
    private final Health health;
    /** Of the version that made the last record; whoever finds another one makes it anew. */
    private volatile @Nullable Shape shape;
    /** Of the version before that: champion and challenger answer in turn. */
    private volatile @Nullable Shape other;

    Recorder(RecordSink sink, Health health) {
        this.sink = sink;
        this.health = health;
    }

    /** An event was scored in a workspace, which still has its values. */
    void scored(Event event, Workspace workspace, Assessment assessment, long nanos) {
        try {
            Shape names = shape(workspace.pipeline().policy(), workspace.vector());
            sink.add(DecisionRecord.builder(assessment)
                    // As it was scored, also if it was built for the version before.
                    .attributes(names.attributes(workspace.pipeline().own(event)))
                    .features(RecordedValues.copy(names.features, workspace.vector()))
                    .origins(names.origins(workspace.evidence(), assessment))
                    .lists(workspace.vector().lists().versions())
                    .models(names.models)
                    .durationNanos(nanos)
                    .build());
        } catch (Throwable e) {
            health.failed(e);
        }
    }

    /** An event was answered without being evaluated. */
    void unanswered(Event event, Assessment assessment) {
        try {
            RecordedNames names = RecordedNames.ofAttributes(event.type().attributes());
            sink.add(DecisionRecord.builder(assessment)
                    .attributes(RecordedValues.copy(names, event))
                    .build());
        } catch (Throwable e) {
            health.failed(e);
        }
    }

    /** What the sink has of an entity. */
    Erased forget(ForgottenKey key) {
        return sink.forget(key);
    }

    @SuppressWarnings("ReferenceEquality") // one version of the policy, whatever is in it
    private Shape shape(LoadedPolicy policy, FeatureVector layout) {
        Shape known = shape;
        if (known != null && known.policy == policy) {
            return known;
        }
        Shape before = other;
        if (before != null && before.policy == policy) {
            return before;
        }
        Shape made = new Shape(policy, layout);
        other = known;
        shape = made;
        return made;
    }

    /** What all records of one version of the policy have in common. */
    private static final class Shape {
        private final LoadedPolicy policy;
        private final RecordedNames features;
        private final Map<EventType, RecordedNames> attributes = new HashMap<>();
        private final List<SourceDigest> models;

        Shape(LoadedPolicy policy, FeatureVector layout) {
            this.policy = policy;
            this.features = RecordedNames.ofSlots(layout, policy.attributes());
            for (EventType type : policy.eventTypes().values()) {
                attributes.put(type, RecordedNames.ofAttributes(type.attributes()));
            }
            this.models = SourceDigests.of(policy.evidence());
        }

        RecordedValues attributes(Event event) {
            return RecordedValues.copy(Objects.requireNonNull(attributes.get(event.type())), event);
        }

        List<EvidenceOrigin> origins(EvidenceBuffer evidence, Assessment assessment) {
            List<EvidenceOrigin> origins = new ArrayList<>();
            int size = assessment.evidence().size();
            if (evidence.size() != size) {
                // The answer is the one that was prepared at load, since nothing else could be made.
                return size == 0 ? origins : List.of(EvidenceOrigin.of(null, false, size));
            }
            int from = 0;
            for (int i = 1; i <= size; i++) {
                if (i == size
                        || evidence.source(i) != evidence.source(from)
                        || evidence.isReason(i) != evidence.isReason(from)) {
                    int source = evidence.source(from);
                    String id =
                            source < 0 ? null : policy.evidence().get(source).id();
                    origins.add(EvidenceOrigin.of(id, evidence.isReason(from), i - from));
                    from = i;
                }
            }
            return origins;
        }
    }
}
