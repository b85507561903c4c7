package dev.fraudscorer.internal.run;

import dev.fraudscorer.assessment.Provenance;
import dev.fraudscorer.internal.load.LoadedPolicy;
import dev.fraudscorer.internal.run.change.Changes;
import dev.fraudscorer.internal.run.limit.Snoozes;
import dev.fraudscorer.policy.Change;
import dev.fraudscorer.policy.ChangeKind;
import dev.fraudscorer.policy.Snooze;
import java.time.Instant;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Snoozes rules and ends snoozes, each as a change by somebody. Thread-safe. */
public final class Snoozing {
    private final ActivePolicy activePolicy;
    private final Changes changes;
    /** Held until the change is noted, so that changes are noted in the order in which they took effect. */
    private final Lock one = new ReentrantLock();

    public Snoozing(ActivePolicy activePolicy, Changes changes) {
        this.activePolicy = activePolicy;
        this.changes = changes;
    }

    /** Switches a rule off for one entity. */
    public Snooze add(String rule, String attribute, String key, Instant until, Change by) {
        Aftermath after = new Aftermath();
        try {
            one.lock();
            try {
                activePolicy.requireOpen();
                LoadedPolicy policy = activePolicy.current().policy();
                Snooze snooze = snoozes().add(policy.limits().ids(), policy.schema(), rule, attribute, key, until, by);
                after.announce(changes.made(
                        ChangeKind.SNOOZE, subject(snooze) + " until " + until, by, provenance(), provenance()));
                return snooze;
            } catch (IllegalArgumentException e) {
                after.announce(changes.refused(ChangeKind.SNOOZE, rule, by, provenance(), e));
                throw e;
            } finally {
                one.unlock();
            }
        } finally {
            after.settle(changes);
        }
    }

    /** Ends the snooze of a rule for one entity; whether there was one. */
    public boolean end(String rule, String attribute, String key, Change by) {
        return end(() -> snoozes().end(activePolicy.current().policy().schema(), rule, attribute, key), by);
    }

    /** Ends a snooze; whether there was one. */
    public boolean end(Snooze snooze, Change by) {
        return end(() -> snoozes().end(snooze), by);
    }

    private boolean end(Supplier<@Nullable Snooze> end, Change by) {
        Aftermath after = new Aftermath();
        one.lock();
        try {
            Snooze ended = end.get();
            if (ended != null) {
                after.announce(changes.made(ChangeKind.UNSNOOZE, subject(ended), by, provenance(), provenance()));
            }
            return ended != null;
        } finally {
            one.unlock();
            after.settle(changes);
        }
    }

    private Snoozes snoozes() {
        return activePolicy.limits().snoozes();
    }

    private Provenance provenance() {
        return activePolicy.current().lists().provenance();
    }

    private static String subject(Snooze snooze) {
        return snooze.rule() + " for " + snooze.attribute() + " " + snooze.entity();
    }
}
