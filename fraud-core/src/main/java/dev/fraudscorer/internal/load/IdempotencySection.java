package dev.fraudscorer.internal.load;

import dev.fraudscorer.policy.MapNode;
import dev.fraudscorer.policy.Node;
import dev.fraudscorer.policy.PolicyReader;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads {@code idempotency:}, how much is remembered to recognise a retry. */
final class IdempotencySection {
    private static final int MOST_REMEMBERED = 100_000_000;

    private final PolicyReader reader;

    IdempotencySection(PolicyReader reader) {
        this.reader = reader;
    }

    /** What the policy says, and the default where it says nothing or something wrong, which is reported. */
    Idempotency read(Node section) {
        MapNode map = reader.map(section, List.of("remember", "max_bytes"));
        if (map == null) {
            return Idempotency.DEFAULT;
        }
        Long remember = whole(map.get("remember"));
        Idempotency bounds = remember == null ? Idempotency.DEFAULT : Idempotency.of(remember.intValue());
        Node bytesNode = map.get("max_bytes");
        Long bytes = bytesNode == null ? null : reader.bytes(bytesNode);
        return bytes == null ? bounds : new Idempotency(bounds.remember(), bytes);
    }

    private @Nullable Long whole(@Nullable Node node) {
        return node == null ? null : reader.whole(node, 1, MOST_REMEMBERED);
    }
}
