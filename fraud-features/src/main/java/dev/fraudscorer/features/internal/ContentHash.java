package dev.fraudscorer.features.internal;

import dev.fraudscorer.event.Attribute;
import dev.fraudscorer.event.Event;
import dev.fraudscorer.event.EventType;
import dev.fraudscorer.event.ValueType;
import dev.fraudscorer.spi.vector.FeatureVector;
import dev.fraudscorer.spi.vector.HashKey;
import java.util.List;

/**
 * A keyed hash of all that an event carries beside its time: its type, its id, and each attribute with its value or that it
 * was refused. Two contents of one id have one hash with a probability of 2⁻¹⁶, and nobody without the key can choose such
 * two. The factors depend on the key and on the names alone, so that a policy with further attributes finds the same hash.
 * Immutable, thread-safe; hashing allocates nothing.
 *
 * <p>A text adds its own hash under the key. A number adds the two halves of its bits, each times a secret factor of 64 bits:
 * that is multilinear hashing (Lemire and Kaser, "Strongly universal string hashing is fast", The Computer Journal 57, 2014),
 * for which a hash of each number of its own would take ten times as long. The sum alone would show by which differences it
 * does not change; mixed with the id, which decides what becomes of it, an event shows nothing about the next one.
 */
final class ContentHash {
    private static final long GOLDEN = 0x9E37_79B9_7F4A_7C15L;
    private static final long LOW_HALF = 0xFFFF_FFFFL;
    private static final long NOT_GIVEN = Double.doubleToLongBits(Double.NaN);
    /** Which factor of an attribute it is, in the place of a second hash. */
    private static final long FOR_TEXT = 1;

    private static final long FOR_HIGH = 2;
    private static final long FOR_LOW = 3;
    private static final long FOR_REFUSED = 4;

    private final EventType type;
    private final HashKey key;
    private final int[] slots;
    private final boolean[] texts;
    /** By attribute. Of a text odd, so that nothing of its hash is lost. */
    private final long[] ofText;

    private final long[] ofHigh;
    private final long[] ofLow;
    private final long[] ofRefused;
    private final long start;

    ContentHash(EventType type, HashKey key) {
        List<Attribute> attributes = type.attributes();
        this.type = type;
        this.key = key;
        this.slots = attributes.stream().mapToInt(Attribute::slot).toArray();
        this.texts = new boolean[slots.length];
        for (int i = 0; i < slots.length; i++) {
            texts[i] = attributes.get(i).type().valueType() == ValueType.TEXT;
        }
        this.ofText = factors(attributes, key, FOR_TEXT);
        for (int i = 0; i < slots.length; i++) {
            ofText[i] |= 1;
        }
        this.ofHigh = factors(attributes, key, FOR_HIGH);
        this.ofLow = factors(attributes, key, FOR_LOW);
        this.ofRefused = factors(attributes, key, FOR_REFUSED);
        this.start = key.hash(type.name());
    }

    private static long[] factors(List<Attribute> attributes, HashKey key, long purpose) {
        return attributes.stream()
                .mapToLong(attribute -> key.hash(key.hash(attribute.name()), purpose))
                .toArray();
    }

    /** Whether it is that of an event's type, under this key. */
    boolean isOf(Event event, HashKey otherKey) {
        return event.type() == type && isUnder(otherKey);
    }

    boolean isUnder(HashKey otherKey) {
        return otherKey.equals(key);
    }

    /**
     * The hash of the event of the vector.
     *
     * @param eventId the hash of its id under the key
     */
    short of(FeatureVector values, long eventId) {
        Event event = values.event();
        boolean anyRefused = event.hasInvalid();
        double[] numbers = values.numbers();
        long sum = start;
        for (int i = 0; i < slots.length; i++) {
            int slot = slots[i];
            if (anyRefused && event.isInvalid(slot)) {
                sum += ofRefused[i];
            } else if (texts[i]) {
                // 0, of what is not given, adds nothing.
                sum += values.hash(slot, key) * ofText[i];
            } else {
                // NaN, of what is not given, becomes 0 and adds nothing, either.
                long bits = Double.doubleToLongBits(numbers[slot]) ^ NOT_GIVEN;
                sum += (bits >>> Integer.SIZE) * ofHigh[i] + (bits & LOW_HALF) * ofLow[i];
            }
        }
        long mixed = (sum ^ eventId) * GOLDEN;
        return (short) (((mixed ^ (mixed >>> Integer.SIZE)) * GOLDEN) >>> (Long.SIZE - Short.SIZE));
    }
}
