package dev.fraudscorer.internal.run.rollout;

import dev.fraudscorer.assessment.Assessment;
import dev.fraudscorer.assessment.Deadline;
import dev.fraudscorer.event.Event;
import dev.fraudscorer.internal.run.limit.Use;
import dev.fraudscorer.internal.run.pipeline.Workspace;
import org.jspecify.annotations.Nullable;

/**
 * The challenger's turn at one event that the champion has assessed: before the answer is given, if it may be the challenger's, or after
 * it. Confined to the thread that scores. Throws nothing: whatever the challenger does, the champion's answer is there.
 */
public final class ChallengerTurn {
    private final RunningRollout rollout;
    private final Challenger challenger;
    /** The champion's, with the values of the event. */
    private final Workspace assessed;

    private final Event event;
    private final Deadline deadline;
    private final boolean isAssigned;
    private @Nullable Workspace workspace;
    private boolean isDone;
    private boolean answers;

    ChallengerTurn(
            RunningRollout rollout,
            Challenger challenger,
            Workspace assessed,
            Event event,
            Deadline deadline,
            boolean isAssigned) {
        this.rollout = rollout;
        this.challenger = challenger;
        this.assessed = assessed;
        this.event = event;
        this.deadline = deadline;
        this.isAssigned = isAssigned;
    }

    /** The answer that is given: the challenger's, if it is to answer the event and may, or the champion's. */
    public Assessment answer(Assessment champion) {
        return isAssigned ? evaluate(champion) : champion;
    }

    /** Compares both when the answer has been given, unless that was done before. */
    public void compare(Assessment champion) {
        if (!isDone) {
            evaluate(champion);
        }
    }

    /** What has values and evidence of the answer that was given. */
    public Workspace answering() {
        return answers && workspace != null ? workspace : assessed;
    }

    private Assessment evaluate(Assessment champion) {
        isDone = true;
        try {
            Deadline own = rollout.within(deadline);
            Workspace here = own == null ? null : challenger.enter();
            if (own == null || here == null) {
                return champion;
            }
            workspace = here;
            long begun = rollout.nanos();
            Assessment mine = here.pipeline()
                    .assessBeside(here, assessed, challenger.shared(), event, isAssigned ? Use.SPEND : Use.READ, own);
            long took = rollout.nanos() - begun;
            rollout.took(took);
            answers = rollout.comparison().add(champion, mine, here.hasFailedItself(), took, isAssigned);
            return answers ? mine : champion;
        } catch (Throwable e) {
            // Such as the end of memory or stack: the champion's answer is here already.
            answers = false;
            return champion;
        }
    }

    /** Leaves the challenger; called when the answer is given and nobody waits for the event any more. */
    public void close() {
        Workspace here = workspace;
        try {
            // Before it is left: a call that scores closes no sources.
            rollout.closeIfOver();
            if (here != null) {
                here.reportFailures();
            }
        } finally {
            workspace = null;
            if (here != null) {
                here.pipeline().leave(here);
            }
        }
    }
}
