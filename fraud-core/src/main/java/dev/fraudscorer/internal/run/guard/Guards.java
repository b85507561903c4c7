package dev.fraudscorer.internal.run.guard;

import dev.fraudscorer.internal.load.section.BreakerOptions;
import dev.fraudscorer.internal.load.section.SourceOptions;
import dev.fraudscorer.internal.run.observe.Observers;
import java.time.Clock;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What outlives a version of the policy: the threads of sources that may block, and whether they are cut off, by their names. So a
 * reload while a source hangs starts no further threads, and does not begin again with a source that is known to fail. Thread-safe.
 */
public final class Guards {
    private final Clock clock;
    private final Clock elapsed;
    private final ConcurrentMap<String, SourceThreads> threads = new ConcurrentHashMap<>();
    private final ConcurrentMap<String, SourceBreaker> breakers = new ConcurrentHashMap<>();
    /** Of what a source depends on outside, which a reload does not mend. */
    private final ConcurrentMap<String, HealthTracker> trackers = new ConcurrentHashMap<>();

    private final ConcurrentMap<String, HealthWatch> watches = new ConcurrentHashMap<>();
    private final Observers observers;

    /**
     * @param clock the scorer's, which dates the health of sources
     * @param nanos elapsed time, which times the pauses of those that are cut off
     * @param observers of the scorer
     */
    public Guards(Clock clock, LongSupplier nanos, Observers observers) {
        this.clock = clock;
        this.observers = observers;
        this.elapsed = new NanoTime(nanos);
    }

    /** Those who receive what happens to sources. */
    public Observers observers() {
        return observers;
    }

    /** That of one source in one version of the policy. */
    public SourceGuard guard(String source, SourceOptions options, boolean mayBlock) {
        MovedCalls moved =
                mayBlock ? new MovedCalls(threads.computeIfAbsent(source, SourceThreads::new), observers) : null;
        HealthWatch watch =
                observers.any() ? watches.computeIfAbsent(source, name -> new HealthWatch(name, observers)) : null;
        HealthTracker health = mayBlock
                ? trackers.computeIfAbsent(source, name -> new HealthTracker(clock))
                : new HealthTracker(clock);
        SourceGuard guard =
                new SourceGuard(source, options.deadline(), breaker(source, options, mayBlock), moved, health, watch);
        if (watch != null) {
            watch.watch(guard);
        }
        return guard;
    }

    /** Ends all threads; called when no call scores any more. */
    public void close() {
        threads.values().forEach(SourceThreads::close);
    }

    /**
     * A source that cannot block fails by what the event is, and the next event has another content: cutting it off would let whoever
     * sends the one decide about all others. So such a source has a breaker only if the policy says so.
     */
    @SuppressWarnings(
            "ReferenceEquality") // the very default, not an equal one, stands for what the policy does not set
    private @Nullable SourceBreaker breaker(String source, SourceOptions options, boolean mayBlock) {
        BreakerOptions set = options.breaker();
        if (set == null || (set == BreakerOptions.DEFAULT && !mayBlock)) {
            return null;
        }
        return breakers.compute(
                source,
                (name, running) -> running != null && running.options().equals(set)
                        ? running
                        : new SourceBreaker(name, set, elapsed));
    }
}
