package dev.fraudscorer.internal.load.section;

import dev.fraudscorer.spi.policy.MapNode;
import dev.fraudscorer.spi.policy.Node;
import dev.fraudscorer.spi.policy.PolicyReader;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads {@code idempotency:}, how much is stored to recognise a retry. */
public final class IdempotencySection {
    private static final int MOST_REMEMBERED = 100_000_000;

    private final PolicyReader reader;

    public IdempotencySection(PolicyReader reader) {
        this.reader = reader;
    }

    /** The policy's bounds, with the default for those not given; null if something was reported. */
    @Nullable
    public Idempotency read(Node section) {
        MapNode map = reader.map(section, List.of("remember", "max_bytes"));
        if (map == null) {
            return null;
        }
        Idempotency bounds = Idempotency.DEFAULT;
        Node rememberNode = map.get("remember");
        if (rememberNode != null) {
            Long remember = reader.whole(rememberNode, 1, MOST_REMEMBERED);
            bounds = remember == null ? null : Idempotency.of(remember.intValue());
        }
        Node bytesNode = map.get("max_bytes");
        if (bytesNode == null) {
            return bounds;
        }
        Long bytes = reader.bytes(bytesNode);
        return bytes == null || bounds == null ? null : new Idempotency(bounds.remember(), bytes);
    }
}
