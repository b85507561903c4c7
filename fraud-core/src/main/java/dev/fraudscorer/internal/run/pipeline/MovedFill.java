package dev.fraudscorer.internal.run.pipeline;

import dev.fraudscorer.assessment.Deadline;
import dev.fraudscorer.internal.run.guard.MovedCall;
import dev.fraudscorer.internal.run.guard.MovedCalls;
import dev.fraudscorer.spi.Access;
import dev.fraudscorer.spi.FeatureSource;
import dev.fraudscorer.spi.vector.FeatureVector;
import org.jspecify.annotations.Nullable;

/**
 * The call of a source of features on a thread of its own: it fills a copy of the vector, whose slots go to the workspace only when
 * it has answered in time. What it counts after that is counted all the same.
 */
final class MovedFill extends MovedCall {
    private final FeatureSource source;
    private final int[] slots;
    private final FeatureVector vector;
    private Access access = Access.READ;

    /** @param vector an empty one, which becomes its own */
    MovedFill(FeatureSource source, int[] slots, MovedCalls calls, FeatureVector vector) {
        super(calls);
        this.source = source;
        this.slots = slots;
        this.vector = vector;
    }

    void begin(Workspace workspace, Access newAccess, Deadline until) {
        vector.copyFrom(workspace.vector());
        vector.setDeadline(until);
        access = newAccess;
        begin(until);
    }

    @Override
    protected @Nullable Throwable call() {
        try {
            source.fill(vector, access);
            return null;
        } catch (Throwable e) {
            return e;
        }
    }

    /** Gives what the source filled to the workspace, unless it threw; returns what it threw. */
    @Nullable
    Throwable answerTo(Workspace workspace) {
        if (thrown() == null) {
            for (int slot : slots) {
                workspace.vector().copyFrom(vector, slot);
            }
        }
        return thrown();
    }

    /** Lets go of the event; not while the source may still be called. */
    @Override
    protected void clear() {
        vector.end();
        super.clear();
    }
}
