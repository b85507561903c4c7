package dev.fraudscorer.internal.run.pipeline;

import dev.fraudscorer.event.Event;
import dev.fraudscorer.event.Label;
import java.util.Collection;
import java.util.Set;

/**
 * Those sources of a version that begin with the state of the version before: what that one counted since is counted in them, too,
 * and in no other source. Thread-safe. What a source throws comes out.
 */
public final class CarriedSources {
    private final Entrance entrance;
    private final Set<String> ids;

    /**
     * @param entrance into the version that has them
     * @param ids by which it has them
     */
    public CarriedSources(Entrance entrance, Collection<String> ids) {
        this.entrance = entrance;
        this.ids = Set.copyOf(ids);
    }

    /** Counts the event, unless a source holds it. */
    public void count(Event event, long reachedMillis, long receivedMillis) {
        inside(workspace -> workspace.pipeline().countCarried(workspace, event, reachedMillis, receivedMillis, ids));
    }

    public void noteUncounted(Event event, long reachedMillis, long receivedMillis) {
        inside(workspace ->
                workspace.pipeline().noteCarriedUncounted(workspace, event, reachedMillis, receivedMillis, ids));
    }

    public void amend(Event event) {
        inside(workspace -> workspace.pipeline().amendCarried(workspace, event, ids));
    }

    public void label(Event event, Label label) {
        inside(workspace -> workspace.pipeline().labelCarried(event, label, ids));
    }

    private void inside(Step step) {
        Workspace workspace = entrance.enter();
        try {
            step.run(workspace);
        } finally {
            workspace.pipeline().leave(workspace);
        }
    }

    /** Where a version is entered. */
    public interface Entrance {
        /** A workspace of it, to be given back to its pipeline. */
        Workspace enter();
    }

    private interface Step {
        void run(Workspace workspace);
    }
}
