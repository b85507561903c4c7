package dev.fraudscorer.internal.run;

import dev.fraudscorer.internal.run.change.Changes;
import dev.fraudscorer.policy.ScorerChange;
import java.util.ArrayList;
import java.util.List;

/**
 * What is left to do of a change when no lock is held any more: a source that takes long to close, or a listener, holds up no other
 * change. Confined to the thread that makes the change.
 */
final class Aftermath {
    private final List<Runnable> closings = new ArrayList<>();
    private final List<ScorerChange> noted = new ArrayList<>();

    void close(Runnable closing) {
        closings.add(closing);
    }

    void announce(ScorerChange change) {
        noted.add(change);
    }

    void settle(Changes changes) {
        closings.forEach(Runnable::run);
        noted.forEach(changes::announce);
    }
}
