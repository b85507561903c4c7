package dev.fraudscorer.lab.replay;

import dev.fraudscorer.lab.history.HistoryColumns;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What to replay through which policy. Immutable.
 *
 * @param policyFolder the policy
 * @param events the history
 * @param columns which column of the history is what
 * @param labelDelay after which time a label is known where the history has no time of it; not negative
 * @param without sections of the policy to leave out, such as {@code models}
 * @param threads how many threads score, 1 or more
 * @param partitionBy the key by which events go to threads: one key's events stay in order; null if one thread scores
 */
public record ReplayPlan(
        Path policyFolder,
        Path events,
        HistoryColumns columns,
        Duration labelDelay,
        Set<String> without,
        int threads,
        @Nullable String partitionBy) {

    /** After which time a label is known by default: a week. */
    public static final Duration DEFAULT_LABEL_DELAY = Duration.ofDays(7);

    public ReplayPlan {
        Objects.requireNonNull(policyFolder, "policyFolder");
        Objects.requireNonNull(events, "events");
        Objects.requireNonNull(columns, "columns");
        if (labelDelay.isNegative()) {
            throw new IllegalArgumentException("the label delay must not be negative but was " + labelDelay);
        }
        without = Set.copyOf(without);
        if (threads < 1) {
            throw new IllegalArgumentException("threads must be 1 or more but were " + threads);
        }
        if (threads > 1 && partitionBy == null) {
            throw new IllegalArgumentException("more than one thread needs a key to partition by");
        }
    }

    /** One thread, the columns as named, the default delay of labels. */
    public static ReplayPlan of(Path policyFolder, Path events) {
        return new ReplayPlan(policyFolder, events, HistoryColumns.AS_NAMED, DEFAULT_LABEL_DELAY, Set.of(), 1, null);
    }

    /** The same through another policy. */
    public ReplayPlan withPolicy(Path folder) {
        return new ReplayPlan(folder, events, columns, labelDelay, without, threads, partitionBy);
    }

    /** The same with other columns. */
    public ReplayPlan withColumns(HistoryColumns other) {
        return new ReplayPlan(policyFolder, events, other, labelDelay, without, threads, partitionBy);
    }

    /** The same with another delay of labels. */
    public ReplayPlan withLabelDelay(Duration other) {
        return new ReplayPlan(policyFolder, events, columns, other, without, threads, partitionBy);
    }

    /** The same with sections of the policy left out. */
    public ReplayPlan withoutSections(String... sections) {
        return new ReplayPlan(policyFolder, events, columns, labelDelay, Set.of(sections), threads, partitionBy);
    }

    /** The same with several threads, events going to them by a key. */
    public ReplayPlan withThreads(int count, String key) {
        return new ReplayPlan(policyFolder, events, columns, labelDelay, without, count, key);
    }
}
