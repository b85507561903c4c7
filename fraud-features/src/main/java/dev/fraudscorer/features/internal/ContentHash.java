package dev.fraudscorer.features.internal;

import dev.fraudscorer.event.Attribute;
import dev.fraudscorer.event.Event;
import dev.fraudscorer.event.HashKey;
import dev.fraudscorer.spi.FeatureVector;
import java.util.List;

/**
 * A keyed hash of all that an event says beside its id and its time: its type, and each attribute with its value or that it
 * was refused. Two contents have one hash with a probability of 2⁻¹⁶, and nobody without the key can make such two: each
 * part is a hash under the key, and the factors of the parts depend on the names alone, so that a policy with further
 * attributes finds the same. Stateless, allocates nothing.
 */
final class ContentHash {
    private static final long GOLDEN = 0x9E37_79B9_7F4A_7C15L;
    private static final long REFUSED = 0xD1B5_4A32_D192_ED03L;

    private ContentHash() {}

    static short of(FeatureVector values, HashKey key) {
        Event event = values.event();
        List<Attribute> attributes = event.type().attributes();
        boolean anyRefused = event.hasInvalid();
        long sum = factor(event.type().name());
        for (int i = 0; i < attributes.size(); i++) {
            Attribute attribute = attributes.get(i);
            int slot = attribute.slot();
            long part = anyRefused && event.isInvalid(slot) ? REFUSED : values.hash(slot, key);
            // 0, of what is not given, adds nothing.
            sum += part * factor(attribute.name());
        }
        return (short) ((sum ^ sum >>> Integer.SIZE) * GOLDEN >>> (Long.SIZE - Short.SIZE));
    }

    /** Odd, so that it loses nothing of what it multiplies. */
    private static long factor(String name) {
        return name.hashCode() * GOLDEN | 1;
    }
}
