package dev.fraudscorer.anomaly;

import dev.fraudscorer.policy.MapNode;
import dev.fraudscorer.policy.Node;
import dev.fraudscorer.policy.PolicyReader;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads {@code learn: { every: 10, queue: 4096 }} or {@code learn: { inline: true }}. */
final class PaceReader {
    private static final int DEFAULT_QUEUE = 4_096;
    private static final int LONGEST_QUEUE = 1 << 20;
    private static final int RAREST = 1_000_000;

    /** Every event, by the thread of its own. */
    static final AnomalyEntry.Pace DEFAULT = new AnomalyEntry.Pace(1, DEFAULT_QUEUE);

    private final PolicyReader reader;

    PaceReader(PolicyReader reader) {
        this.reader = reader;
    }

    /** The pace; null if something was reported. */
    AnomalyEntry.@Nullable Pace read(Node node) {
        MapNode map = reader.map(node, List.of("every", "queue", "inline"));
        if (map == null) {
            return null;
        }
        Node everyNode = map.get("every");
        Node queueNode = map.get("queue");
        Node inlineNode = map.get("inline");
        Integer every = everyNode == null ? Integer.valueOf(1) : WholeNumber.read(everyNode, 1, RAREST, reader);
        Integer queue = queueNode == null
                ? Integer.valueOf(DEFAULT_QUEUE)
                : WholeNumber.read(queueNode, 1, LONGEST_QUEUE, reader);
        Boolean inline = inlineNode == null ? Boolean.FALSE : reader.bool(inlineNode);
        if (every == null || queue == null || inline == null) {
            return null;
        }
        if (inline && queueNode != null) {
            reader.report(
                    queueNode.at(), "a queue with inline: true", "one of them: what is learned in line never waits");
            return null;
        }
        return new AnomalyEntry.Pace(every, inline ? 0 : queue);
    }
}
