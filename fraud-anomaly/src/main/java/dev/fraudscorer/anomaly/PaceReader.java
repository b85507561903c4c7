package dev.fraudscorer.anomaly;

import dev.fraudscorer.spi.policy.MapNode;
import dev.fraudscorer.spi.policy.Node;
import dev.fraudscorer.spi.policy.PolicyReader;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads {@code learn: { every: 10, queue: 4096, until: 100000 }} or {@code learn: { inline: true }}. */
final class PaceReader {
    private static final int DEFAULT_QUEUE = 4_096;
    private static final int LONGEST_QUEUE = 1 << 20;
    private static final int RAREST = 1_000_000;
    /** No less than the longest warm-up. */
    private static final long DEFAULT_UNTIL = 100_000;

    private static final int LONGEST = 1_000_000_000;

    /** Every event, by the thread of its own. */
    static final AnomalyEntry.Pace DEFAULT = new AnomalyEntry.Pace(1, DEFAULT_QUEUE, DEFAULT_UNTIL);

    private final PolicyReader reader;
    private final long warmUp;

    /** @param warmUp how many events are learned in any case */
    PaceReader(PolicyReader reader, long warmUp) {
        this.reader = reader;
        this.warmUp = warmUp;
    }

    /** The pace; null if something was reported. */
    AnomalyEntry.@Nullable Pace read(Node node) {
        MapNode map = reader.map(node, List.of("every", "queue", "inline", "until"));
        if (map == null) {
            return null;
        }
        Node everyNode = map.get("every");
        Node queueNode = map.get("queue");
        Node inlineNode = map.get("inline");
        Long every = everyNode == null ? Long.valueOf(1) : reader.whole(everyNode, 1, RAREST);
        Long queue = queueNode == null ? Long.valueOf(DEFAULT_QUEUE) : reader.whole(queueNode, 1, LONGEST_QUEUE);
        Boolean inline = inlineNode == null ? Boolean.FALSE : reader.bool(inlineNode);
        Node untilNode = map.get("until");
        Long until = untilNode == null ? Long.valueOf(DEFAULT_UNTIL) : until(untilNode);
        if (every == null || queue == null || inline == null || until == null) {
            return null;
        }
        if (inline && queueNode != null) {
            reader.report(
                    queueNode.at(), "a queue with inline: true", "one of them: what is learned in line never waits");
            return null;
        }
        return new AnomalyEntry.Pace(every.intValue(), inline ? 0 : queue.intValue(), until);
    }

    private @Nullable Long until(Node node) {
        Long events = reader.whole(node, 1, LONGEST);
        if (events != null && events < warmUp) {
            reader.report(node.at(), events + " events", "at least as many as warm_up, " + warmUp);
            return null;
        }
        return events;
    }
}
