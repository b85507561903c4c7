package dev.fraudscorer.features.internal;

import dev.fraudscorer.event.Label;
import dev.fraudscorer.event.ValueState;
import dev.fraudscorer.features.internal.NaiveHistory.Limits;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** All histories of one entity of the policy, such as those of all cards, and who of them leaves. */
final class NaiveEntity {
    /** One new key in a thousand may be taken for an evicted one. */
    private static final int MOST_MISTAKEN = 20;

    private final String name;
    private final List<String> attributes;
    private final Limits limits;
    private final boolean readsLabels;

    private final NaiveClock clock;
    /** Also those that have left: what they would have answered is what is right. */
    private final Map<List<Object>, NaiveHistory> histories = new HashMap<>();

    private final Set<NaiveHistory> kept = new HashSet<>();
    /** Until when those that were evicted might be kept, by key. */
    private final Map<List<Object>, Long> evictedUntil = new HashMap<>();
    /** What the engine takes the event's key for, of which it may be wrong on the safe side now and then. */
    private long evictedBefore = NaiveHistory.NOTHING_EVICTED;

    private final ToLongFunction<NaiveEvent> remembered;
    private int mistaken;

    private long leftIdle;
    private long evicted;
    private long lateEvents;
    private long strayLabels;
    private long strayAmendments;

    /**
     * @param readsLabels whether any feature reads labels
     * @param remembered until when the engine takes the key of an event for one that was evicted
     */
    NaiveEntity(String name, Limits limits, boolean readsLabels, ToLongFunction<NaiveEvent> remembered) {
        this.remembered = remembered;
        this.name = name;
        this.attributes = List.of(name.split("\\+"));
        this.limits = limits;
        this.readsLabels = readsLabels;
        this.clock = new NaiveClock(limits.idleMillis());
    }

    /** What is to become of an event, before it does. */
    Verdict judge(NaiveEvent event, boolean counts) {
        if (!isIn(event)) {
            boolean refused = attributes.stream().anyMatch(event.refused()::contains);
            return refused ? Verdict.REFUSED_KEY : Verdict.WITHOUT_KEY;
        }
        if (counts) {
            clock.advance(event.time());
        }
        NaiveHistory history = kept(event);
        long evicted = history == null ? evictedBefore() : history.evictedUntil();
        long floor = history == null ? floor() : history.floor();
        boolean floored = event.time() < floor && evicted == NaiveHistory.NOTHING_EVICTED;
        if (floored || (history != null && history.isTooLate(event))) {
            return Verdict.TOO_LATE;
        }
        if (history != null && history.holdsOther(event)) {
            return Verdict.ALTERED;
        }
        boolean mayLack = evicted != NaiveHistory.NOTHING_EVICTED && event.time() < evicted - limits.latenessMillis();
        return mayLack ? Verdict.EVICTED : Verdict.SEEN;
    }

    /** Whether the event is too late, and others that are kept of its key are folded. */
    boolean isLateAmongFolded(NaiveEvent event) {
        NaiveHistory history = isIn(event) ? histories.get(key(event)) : null;
        return history != null && history.isAnyFolded() && history.isTooLate(event);
    }

    private long floor() {
        return clock.hasAnyLeft() ? clock.left() + limits.retentionMillis() : Long.MIN_VALUE;
    }

    /** Until when one that is not kept now might be, had it not been evicted. */
    private long evictedBefore() {
        return clock.now() < evictedBefore ? evictedBefore : NaiveHistory.NOTHING_EVICTED;
    }

    /** Looks up what the engine remembers of the event's key before the event comes to it. */
    void prepare(NaiveEvent event) {
        evictedBefore = NaiveHistory.NOTHING_EVICTED;
        if (isIn(event)) {
            long until = remembered.applyAsLong(event);
            Long own = evictedUntil.get(key(event));
            if (own != null && until < own && own > clock.now()) {
                throw new Disagreement(name + " " + key(event) + " was evicted, which is not remembered");
            }
            if (own == null && until != Long.MIN_VALUE && ++mistaken > MOST_MISTAKEN) {
                throw new Disagreement(mistaken + " of " + name + " that were not evicted are taken for evicted ones");
            }
            evictedBefore = until;
        }
    }

    /** The event was counted, unless it arrived too late. */
    void count(NaiveEvent event, Verdict verdict) {
        if (verdict == Verdict.TOO_LATE) {
            lateEvents++;
            noteUncounted(event, event.time(), event.time(), ValueState.TOO_LATE);
        } else if (verdict != Verdict.WITHOUT_KEY && verdict != Verdict.REFUSED_KEY) {
            begun(event).count(event, clock.now());
        }
    }

    /** The event is stamped further ahead than is believed, and came between these times. */
    void noteEarly(NaiveEvent event, long reached, long received) {
        if (isIn(event)) {
            long latest = Math.max(reached, received - limits.latenessMillis());
            noteUncounted(event, reached - limits.latenessMillis(), latest, ValueState.TOO_EARLY);
        }
    }

    private void noteUncounted(NaiveEvent event, long oldest, long newest, ValueState why) {
        NaiveHistory history = kept(event);
        boolean isToBeNoted = limits.notesUncounted()
                && (history == null ? newest > clock.now() - limits.idleMillis() : !history.holds(event));
        if (isToBeNoted) {
            begun(event).addUncounted(oldest, newest, why, clock.now());
        }
    }

    /** The history of an event's key, which begins now if there is none or it has left. */
    private NaiveHistory begun(NaiveEvent event) {
        NaiveHistory history = history(event);
        if (kept(event) == null) {
            history.beginAnew(floor(), evictedBefore());
            histories.put(key(event), history);
            kept.add(history);
        }
        return history;
    }

    void label(NaiveEvent event, Label label) {
        if (readsLabels && isIn(event)) {
            NaiveHistory history = kept(event);
            strayLabels += history != null && history.label(event, label) ? 0 : 1;
        }
    }

    void amend(NaiveEvent event) {
        if (isIn(event)) {
            NaiveHistory history = kept(event);
            strayAmendments += history != null && history.amend(event) ? 0 : 1;
        }
    }

    /** The history that an event sees, whether or not it was evicted; an empty one if there is none. */
    NaiveHistory history(NaiveEvent event) {
        NaiveHistory history = histories.get(key(event));
        return history == null ? new NaiveHistory(limits) : history;
    }

    /** The history of an event's key, unless it has left. */
    private @Nullable NaiveHistory kept(NaiveEvent event) {
        NaiveHistory history = histories.get(key(event));
        if (history != null && history.keptUntil() <= clock.now()) {
            leftIdle += kept.remove(history) ? 1 : 0;
        }
        return history != null && kept.contains(history) ? history : null;
    }

    /**
     * Lets go of what is idle, and of the one that the engine chose if there are too many.
     *
     * @param isKept whether the engine has it
     */
    void settle(Predicate<List<Object>> isKept) {
        int before = kept.size();
        kept.removeIf(history -> history.keptUntil() <= clock.now());
        leftIdle += before - kept.size();
        if (kept.size() > limits.maxEntities()) {
            List<List<Object>> left = new ArrayList<>();
            for (Map.Entry<List<Object>, NaiveHistory> entry : histories.entrySet()) {
                if (kept.contains(entry.getValue()) && !isKept.test(entry.getKey())) {
                    left.add(entry.getKey());
                }
            }
            if (left.size() != 1) {
                throw new Disagreement(left.size() + " of " + name + " have left, expected one");
            }
            NaiveHistory leaving = Objects.requireNonNull(histories.remove(left.get(0)));
            kept.remove(leaving);
            evictedUntil.merge(left.get(0), leaving.keptUntil(), Math::max);
            evicted++;
        }
    }

    /** Until when one that was evicted might still be kept; 0 if none might. */
    long latestEvictedUntil() {
        long latest =
                evictedUntil.values().stream().mapToLong(Long::longValue).max().orElse(0);
        return latest > clock.now() ? latest : 0;
    }

    /** The gauges as they should stand. */
    Map<String, Long> gauges() {
        return Map.of(
                "entities", (long) kept.size(),
                "left_idle", leftIdle,
                "evicted", evicted,
                "late_events", lateEvents,
                "stray_labels", strayLabels,
                "stray_amendments", strayAmendments);
    }

    /** The attributes that together are the key. */
    List<String> attributes() {
        return attributes;
    }

    /** Whether the event has the entity's key. */
    boolean isIn(NaiveEvent event) {
        return event.key(attributes) != null;
    }

    private List<Object> key(NaiveEvent event) {
        return Objects.requireNonNull(event.key(attributes));
    }

    @Nullable
    NaiveHistory historyOf(List<Object> key) {
        return histories.get(key);
    }

    /** What is to become of an event. */
    enum Verdict {
        WITHOUT_KEY,
        REFUSED_KEY,
        TOO_LATE,
        /** An event of its id and time was counted with other content. */
        ALTERED,
        EVICTED,
        SEEN
    }

    /** The engine differs. */
    static final class Disagreement extends RuntimeException {
        private static final long serialVersionUID = 1;

        Disagreement(String message) {
            super(message);
        }
    }
}
