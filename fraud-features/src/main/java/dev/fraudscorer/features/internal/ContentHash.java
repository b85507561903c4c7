package dev.fraudscorer.features.internal;

import dev.fraudscorer.event.Attribute;
import dev.fraudscorer.event.Event;
import dev.fraudscorer.event.EventType;
import dev.fraudscorer.spi.vector.FeatureVector;
import dev.fraudscorer.spi.vector.HashKey;
import java.util.List;

/**
 * A keyed hash of all that an event says beside its id and its time: its type, and each attribute with its value or that it
 * was refused. Two contents have one hash with a probability of 2⁻¹⁶, and nobody without the key can make such two: each
 * part is a hash under the key, and the factors of the parts depend on the names alone, so that a policy with further
 * attributes finds the same. Immutable, thread-safe, allocates nothing.
 */
final class ContentHash {
    private static final long GOLDEN = 0x9E37_79B9_7F4A_7C15L;
    private static final long REFUSED = 0xD1B5_4A32_D192_ED03L;

    private final EventType type;
    private final int[] slots;
    private final long[] factors;
    private final long start;

    ContentHash(EventType type) {
        List<Attribute> attributes = type.attributes();
        this.type = type;
        this.slots = attributes.stream().mapToInt(Attribute::slot).toArray();
        this.factors = attributes.stream()
                .mapToLong(attribute -> factor(attribute.name()))
                .toArray();
        this.start = factor(type.name());
    }

    /** Whether it is that of an event's type. */
    boolean isOf(Event event) {
        return event.type() == type;
    }

    short of(FeatureVector values, HashKey key) {
        Event event = values.event();
        boolean anyRefused = event.hasInvalid();
        long sum = start;
        for (int i = 0; i < slots.length; i++) {
            int slot = slots[i];
            long part = anyRefused && event.isInvalid(slot) ? REFUSED : values.hash(slot, key);
            // 0, of what is not given, adds nothing.
            sum += part * factors[i];
        }
        return (short) (((sum ^ (sum >>> Integer.SIZE)) * GOLDEN) >>> (Long.SIZE - Short.SIZE));
    }

    /** Odd, so that it loses nothing of what it multiplies. */
    private static long factor(String name) {
        return name.hashCode() * GOLDEN | 1;
    }
}
