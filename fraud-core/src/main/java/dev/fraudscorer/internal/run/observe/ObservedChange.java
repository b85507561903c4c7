package dev.fraudscorer.internal.run.observe;

import dev.fraudscorer.assessment.Provenance;
import dev.fraudscorer.metrics.PolicyChange;
import org.jspecify.annotations.Nullable;

/** One change of the policy, as it goes on under the lock of changes, to be reported when that is given back. Confined to one thread. */
public final class ObservedChange {
    private final PolicyChange.Kind kind;
    private final Observers observers;
    private @Nullable Provenance before;
    private @Nullable Provenance after;
    private @Nullable Throwable cause;
    private long begun;
    private long nanos;

    public ObservedChange(PolicyChange.Kind kind, Observers observers) {
        this.kind = kind;
        this.observers = observers;
    }

    /** It begins; a change that does not begin, since the scorer is closed, is not reported. */
    public void begin(Provenance inUse) {
        before = inUse;
        begun = observers.nanos();
    }

    /** This is in use from now on. */
    public void became(Provenance next) {
        after = next;
        nanos = observers.nanos() - begun;
    }

    /** What was in use still is. */
    public void failed(Throwable thrown) {
        cause = thrown;
        nanos = observers.nanos() - begun;
    }

    /** Calls the observers, under no lock; also with what has changed for sources by it. */
    public void report() {
        Provenance from = before;
        Provenance to = after;
        Throwable why = cause;
        if (from == null) {
            return;
        }
        if (to != null) {
            PolicyChange change = PolicyChange.of(kind, from, to);
            observers.each(observer -> observer.reloaded(change, nanos));
        } else if (why != null) {
            observers.each(observer -> observer.reloadRefused(kind, why, nanos));
        }
        observers.deliver();
    }
}
