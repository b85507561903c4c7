package dev.fraudscorer.internal.run.handover;

import dev.fraudscorer.internal.load.LoadedPolicy;
import dev.fraudscorer.internal.load.part.FeaturePart;
import dev.fraudscorer.internal.run.failure.Failures;
import dev.fraudscorer.internal.run.failure.Health;
import dev.fraudscorer.internal.run.pipeline.CarriedSources;
import dev.fraudscorer.internal.run.pipeline.CountedLog;
import dev.fraudscorer.internal.run.pipeline.Pipeline;
import dev.fraudscorer.internal.run.pipeline.Workspace;
import dev.fraudscorer.spi.FeatureSource;
import dev.fraudscorer.spi.state.Durable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the next version of a policy begins with that neither is retained nor begins empty: the states of the version before,
 * which are carried over. Confined to the thread that reloads.
 */
public final class Handover {
    private static final Logger LOG = LoggerFactory.getLogger("dev.fraudscorer.policy");
    private static final int MOST_ENTRIES = 1 << 20;
    private static final long MOST_BYTES = 1L << 28;
    /** The log takes this part of the heap at most. */
    private static final int LOG_PART = 16;
    /** Two states take this part of the heap at most, in tenths. */
    private static final int STATES_TENTHS = 8;

    private static final Duration LONGEST_CALL = Duration.ofSeconds(30);

    private final List<Pair> pairs;
    /** Those that begin in the midst of a stream. */
    private final List<Durable> newcomers;

    private Handover(List<Pair> pairs, List<Durable> newcomers) {
        this.pairs = pairs;
        this.newcomers = newcomers;
    }

    /** What has to be carried over from the one to the other. */
    public static Handover between(LoadedPolicy running, LoadedPolicy next) {
        Set<Durable> retained = Collections.newSetFromMap(new IdentityHashMap<>());
        retained.addAll(running.durables());
        List<Pair> pairs = new ArrayList<>();
        List<Durable> newcomers = new ArrayList<>();
        for (Durable made : next.durables()) {
            Durable before = running.durables().stream()
                    .filter(durable -> durable.stateName().equals(made.stateName()))
                    .findFirst()
                    .orElse(null);
            if (retained.contains(made) || !(made instanceof FeatureSource)) {
                continue;
            }
            if (before == null) {
                if (made.obstacleToCarryOver(null) == null) {
                    newcomers.add(made);
                }
            } else if (!made.isCompatibleWith(before) && made.obstacleToCarryOver(before) == null) {
                pairs.add(new Pair(before, made));
            }
        }
        return new Handover(pairs, newcomers);
    }

    /** Whether nothing has to be carried over. */
    public boolean isEmpty() {
        return pairs.isEmpty() && newcomers.isEmpty();
    }

    /**
     * Carries all states over and has the next version published.
     *
     * @param next not in use yet
     * @param reachedMillis returns about the latest time of the events so far; 0 if there were none
     * @throws HandoverException if it was not published; the version before is in use as it was
     */
    public boolean run(Scene scene, Pipeline next, LongSupplier reachedMillis, Failures failures)
            throws HandoverException {
        requireMemory();
        long mostBytes = Math.min(MOST_BYTES, Runtime.getRuntime().maxMemory() / LOG_PART);
        HandoverLog log =
                new HandoverLog(MOST_ENTRIES, mostBytes, new Health("a state that is carried over", failures));
        boolean published = false;
        try {
            if (!scene.logInto(log, LONGEST_CALL)) {
                throw new HandoverException(
                        "a call that has not returned for " + LONGEST_CALL.toSeconds() + " s",
                        "calls that return, and a reload that is not called from within one; the version before is"
                                + " still in use",
                        null);
            }
            for (Pair pair : pairs) {
                StateTransfer.run(pair.running(), pair.made())
                        .forEach(note -> LOG.info("{}: {}", pair.made().stateName(), note));
            }
            long reached = newcomers.isEmpty() ? 0 : reachedMillis.getAsLong();
            if (reached > 0) {
                newcomers.forEach(made -> made.beginInStream(reached));
            }
            List<String> ids = ids(next);
            CarriedSources sources = new CarriedSources(
                    () -> Objects.requireNonNull(next.enter(), "retired before it was published"), ids);
            log.countInto(sources);
            published = log.switchTo(sources, new CarriedSources(scene::enter, ids), () -> scene.publish(next));
            return published;
        } finally {
            if (!published) {
                log.stop();
                scene.logNothing();
            }
        }
    }

    /** By which the version has the sources that begin with a state or in a stream. */
    private List<String> ids(Pipeline next) {
        Set<Object> made = Collections.newSetFromMap(new IdentityHashMap<>());
        pairs.forEach(pair -> made.add(pair.made()));
        made.addAll(newcomers);
        return next.policy().features().stream()
                .filter(part -> made.contains(part.source()))
                .map(FeaturePart::id)
                .distinct()
                .toList();
    }

    private void requireMemory() throws HandoverException {
        long bytes =
                pairs.stream().mapToLong(pair -> pair.running().memoryBytes()).sum();
        long heap = Runtime.getRuntime().maxMemory();
        if (2 * bytes > heap / 10 * STATES_TENTHS) {
            throw new HandoverException(
                    "a state of " + megabytes(bytes) + ", which is kept twice while it is carried over, in a heap of "
                            + megabytes(heap),
                    "a heap (-Xmx) of at least " + megabytes(2 * bytes / STATES_TENTHS * 10 + 1)
                            + ", a smaller profiles: { memory }, or the definitions in use; or take a snapshot and load another"
                            + " scorer",
                    null);
        }
    }

    private static String megabytes(long bytes) {
        return ((bytes + 999_999) / 1_000_000) + " MB";
    }

    /** Where the versions are. */
    public interface Scene {
        /**
         * Has everything noted that calls count which begin from now on, and waits for those before to leave.
         *
         * @return false if some have not left after that time
         */
        boolean logInto(CountedLog log, Duration longestCall);

        /** A workspace of the version that is in use. */
        Workspace enter();

        /** Has nothing noted any more. */
        void logNothing();

        /** Puts the version in the place of the one in use; false if the scorer is closed. */
        boolean publish(Pipeline next);
    }

    private record Pair(Durable running, Durable made) {}
}
