package dev.fraudscorer.internal.run.change;

import dev.fraudscorer.assessment.Provenance;
import dev.fraudscorer.internal.run.failure.Failures;
import dev.fraudscorer.internal.run.failure.Health;
import dev.fraudscorer.policy.Change;
import dev.fraudscorer.policy.ChangeKind;
import dev.fraudscorer.policy.ChangeListener;
import dev.fraudscorer.policy.PolicyException;
import dev.fraudscorer.policy.PolicyProblem;
import dev.fraudscorer.policy.ScorerChange;
import dev.fraudscorer.state.ErasureException;
import dev.fraudscorer.state.SnapshotException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The last changes of a scorer. A change is noted where it takes effect, under the lock of whoever makes it, so that the
 * order here is the order in which they did; it is announced when that lock is free again, since listeners may take long, throw, or make
 * changes themselves. Thread-safe.
 */
public final class Changes {
    /** So many of a kind are kept: a script that snoozes or forgets many drives out no reload. */
    public static final int MOST = 100;

    private static final Logger LOG = LoggerFactory.getLogger("dev.fraudscorer.change");

    private final Clock clock;
    private final List<ChangeListener> listeners;
    private final Health listenerHealth;
    private final Health clockHealth;
    private final Deque<ScorerChange> last = new ArrayDeque<>();

    public Changes(Clock clock, List<ChangeListener> listeners, Failures failures) {
        this.clock = clock;
        this.listeners = List.copyOf(listeners);
        this.listenerHealth = new Health("a change listener", failures);
        this.clockHealth = new Health("the clock", failures);
    }

    /** Notes a change that took effect; to be {@link #announce announced}. */
    public ScorerChange made(ChangeKind kind, String subject, Change by, @Nullable Provenance from, Provenance to) {
        return noted(ScorerChange.made(kind, subject, by, now(), from, to));
    }

    /** Notes a change that was refused; to be {@link #announce announced}. */
    public ScorerChange refused(ChangeKind kind, String subject, Change by, Provenance inUse, Throwable why) {
        return noted(ScorerChange.refused(kind, subject, by, now(), inUse, problems(why)));
    }

    /** Writes it to the log and calls the listeners. No lock is held; throws nothing. */
    public void announce(ScorerChange change) {
        if (change.isRefused()) {
            LOG.warn(
                    "{} {} by {} refused, with {} problems, the first: {}",
                    change.kind(),
                    change.subject(),
                    who(change.by()),
                    change.problems().size(),
                    change.problems().get(0));
        } else {
            String versions = Objects.equals(change.from(), change.to())
                    ? ""
                    : ": from " + shown(change.from()) + " to " + shown(change.to());
            LOG.info("{} {} by {}{}", change.kind(), change.subject(), who(change.by()), versions);
        }
        for (ChangeListener listener : listeners) {
            listenerHealth.guard(() -> listener.changed(change));
        }
    }

    /** The last ones, the earliest first. */
    public List<ScorerChange> last() {
        synchronized (last) {
            return List.copyOf(last);
        }
    }

    private ScorerChange noted(ScorerChange change) {
        synchronized (last) {
            last.addLast(change);
            if (last.stream().filter(other -> other.kind() == change.kind()).count() > MOST) {
                Iterator<ScorerChange> earliest = last.iterator();
                while (earliest.next().kind() != change.kind()) {
                    // Of another kind.
                }
                earliest.remove();
            }
        }
        return change;
    }

    /** A host's clock may throw; the change is made all the same. */
    private Instant now() {
        try {
            return clock.instant();
        } catch (Throwable e) {
            clockHealth.failed(e);
            return Instant.ofEpochMilli(System.currentTimeMillis());
        }
    }

    private static List<String> problems(Throwable why) {
        if (why instanceof PolicyException policy && !policy.problems().isEmpty()) {
            return policy.problems().stream().map(PolicyProblem::toString).toList();
        }
        // Texts of our own exceptions are made to be shown; one of a part, or an error's, may repeat anything.
        boolean isOurs = why instanceof IllegalStateException
                || why instanceof IllegalArgumentException
                || why instanceof SnapshotException
                || why instanceof ErasureException;
        String message = isOurs ? why.getMessage() : null;
        return List.of(message == null ? why.getClass().getSimpleName() : message);
    }

    private static String who(Change by) {
        return by.reason().isEmpty() ? by.actor() : by.actor() + " (" + by.reason() + ")";
    }

    private static String shown(@Nullable Provenance provenance) {
        return provenance == null
                ? "nothing"
                : provenance.policy() + " " + provenance.version() + " " + provenance.digest();
    }
}
