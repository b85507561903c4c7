package dev.fraudscorer.features.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fraudscorer.event.Attribute;
import dev.fraudscorer.event.AttributeType;
import dev.fraudscorer.event.Event;
import dev.fraudscorer.event.EventType;
import dev.fraudscorer.spi.vector.FeatureVector;
import dev.fraudscorer.spi.vector.HashKey;
import dev.fraudscorer.spi.vector.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

/** Of 65,536 altered contents about one has the hash of the first, whatever is altered and whoever chose it. */
class ContentHashTest {
    private static final int ALTERED = 1 << 18;
    /** Four are expected; that there are more than 20 has a probability of 10⁻⁹. */
    private static final int MOST = 20;

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    private final Random random = new Random(20261130);
    private final HashKey key = HashKey.of(random.nextLong(), random.nextLong());
    private final EventType type = type(4);
    private final ContentHash hash = new ContentHash(type, key);
    private final FeatureVector vector = new FeatureVector(schema(), 6);

    @Test
    void anyOneNumber_altered_seldomHasTheSameHash() {
        for (String attribute : List.of("amount", "lat", "lon")) {
            assertThat(collisions(
                            i -> first().toBuilder().set(attribute, i / 100.0).build()))
                    .as(attribute)
                    .isLessThan(MOST);
        }
    }

    @Test
    void aText_altered_seldomHasTheSameHash() {
        assertThat(collisions(i -> first().toBuilder().set("card", "c" + i).build()))
                .isLessThan(MOST);
    }

    @Test
    void numbersOfOppositeSigns_twoAtATime_seldomHaveTheSameHash() {
        // In one product with a factor of 64 bits the signs would be lost two by two.
        int same = 0;
        for (int i = 0; i < 1 << 16; i++) {
            double lat = random.nextDouble() * 90;
            double lon = random.nextDouble() * 180;
            same += of(at(lat, lon)) == of(at(-lat, -lon)) ? 1 : 0;
        }
        assertThat(same).isLessThan(MOST);
    }

    @Test
    void aDifferenceThatIsNotSeenInOneEvent_isSeenInOthers() {
        Event one = first();
        double unseen = 0;
        while (unseen == 0) {
            double amount = Math.round(random.nextDouble() * 1e9) / 100.0;
            unseen = of(one.toBuilder().set("amount", amount).build()) == of(one) ? amount : 0;
        }
        int same = 0;
        for (int i = 0; i < 1 << 16; i++) {
            Event other = event("e" + i).set("amount", one.number("amount")).build();
            same += of(other) == of(other.toBuilder().set("amount", unseen).build()) ? 1 : 0;
        }
        assertThat(same).isLessThan(MOST);
    }

    @Test
    void refusedAndNotGiven_areDifferentContents() {
        Event without = event("e").build();
        Event refused = event("e").lenient().set("amount", Double.NaN).build();

        assertThat(of(refused)).isNotEqualTo(of(without));
    }

    @Test
    void furtherAttributes_notGiven_changeNoHash() {
        EventType longer = type(6);
        ContentHash ofLonger = new ContentHash(longer, key);
        for (int i = 0; i < 1000; i++) {
            Event event = event("e" + i).set("amount", random.nextInt()).build();
            Event same = longer.newEvent("e" + i, NOON)
                    .set("card", "c")
                    .set("amount", event.number("amount"))
                    .build();
            vector.begin(same);
            assertThat(ofLonger.of(vector, key.hash(same.id()))).isEqualTo(of(event));
        }
    }

    @Test
    void anotherKey_givesAnotherHash() {
        HashKey other = HashKey.of(random.nextLong(), random.nextLong());
        assertThat(hash.isOf(first(), other)).isFalse();
        assertThat(hash.isOf(first(), HashKey.of(key.bytes()))).isTrue();
        vector.begin(first());

        assertThat(new ContentHash(type, other).of(vector, 1)).isNotEqualTo(hash.of(vector, 1));
    }

    private int collisions(IntFunction<Event> altered) {
        short expected = of(first());
        int same = 0;
        for (int i = 0; i < ALTERED; i++) {
            same += of(altered.apply(i + 1_000)) == expected ? 1 : 0;
        }
        return same;
    }

    private short of(Event event) {
        vector.begin(event);
        return hash.of(vector, key.hash(event.id()));
    }

    private Event first() {
        return at(52.37, 4.9);
    }

    private Event at(double lat, double lon) {
        return event("e").set("amount", 10).set("lat", lat).set("lon", lon).build();
    }

    private Event.Builder event(String id) {
        return type.newEvent(id, NOON).set("card", "c");
    }

    private static Schema schema() {
        Schema schema = new Schema();
        type(6).attributes().forEach(schema::declare);
        return schema;
    }

    private static EventType type(int attributes) {
        return new EventType(
                "payment",
                List.of(
                                new Attribute("card", AttributeType.KEY, true, 0),
                                new Attribute("amount", AttributeType.NUMBER, false, 1),
                                new Attribute("lat", AttributeType.NUMBER, false, 2),
                                new Attribute("lon", AttributeType.NUMBER, false, 3),
                                new Attribute("tip", AttributeType.NUMBER, false, 4),
                                new Attribute("memo", AttributeType.TEXT, false, 5))
                        .subList(0, attributes),
                6);
    }
}
