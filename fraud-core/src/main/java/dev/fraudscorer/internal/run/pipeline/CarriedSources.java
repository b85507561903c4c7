package dev.fraudscorer.internal.run.pipeline;

import dev.fraudscorer.event.Event;
import dev.fraudscorer.event.Label;
import dev.fraudscorer.internal.load.part.FeaturePart;
import dev.fraudscorer.spi.Access;
import dev.fraudscorer.spi.FeatureSource;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * Those sources of a version that begin with the state of the version before: what that one counted since is counted here, too,
 * by nobody else. Thread-safe. What a source throws comes out.
 */
public final class CarriedSources {
    private final Pipeline pipeline;
    private final Set<FeatureSource> carried = Collections.newSetFromMap(new IdentityHashMap<>());
    /** Up to the last that is carried. */
    private final List<FeaturePart> parts;

    public CarriedSources(Pipeline pipeline, Collection<FeatureSource> sources) {
        this.pipeline = pipeline;
        carried.addAll(sources);
        List<FeaturePart> all = pipeline.policy().features();
        int end = all.size();
        while (end > 0 && !carried.contains(all.get(end - 1).source())) {
            end--;
        }
        this.parts = all.subList(0, end);
    }

    /** Counts the event, unless a source holds it. */
    public void count(Event event, long reachedMillis, long receivedMillis) {
        withVector(
                event,
                reachedMillis,
                receivedMillis,
                (source, workspace) -> source.fill(workspace.vector(), Access.COUNT));
    }

    public void noteUncounted(Event event, long reachedMillis, long receivedMillis) {
        withVector(
                event, reachedMillis, receivedMillis, (source, workspace) -> source.noteUncounted(workspace.vector()));
    }

    public void amend(Event event) {
        withVector(
                event, event.timeMillis(), event.timeMillis(), (source, workspace) -> source.amend(workspace.vector()));
    }

    public void label(Event event, Label label) {
        Event own = pipeline.own(event);
        carried.forEach(source -> source.label(own, label));
    }

    private void withVector(Event event, long reachedMillis, long receivedMillis, Step step) {
        Workspace workspace = Objects.requireNonNull(pipeline.enter(), "retired before it was published");
        try {
            workspace.begin(pipeline.own(event), pipeline.lists().edition(), reachedMillis, receivedMillis);
            for (FeaturePart part : parts) {
                if (carried.contains(part.source())) {
                    step.run(part.source(), workspace);
                } else if (part.stateless()) {
                    // Such as the calendar, which conditions read.
                    part.source().fill(workspace.vector(), Access.READ);
                }
            }
        } finally {
            pipeline.leave(workspace);
        }
    }

    private interface Step {
        void run(FeatureSource source, Workspace workspace);
    }
}
