package dev.fraudscorer.spi.vector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fraudscorer.event.Attribute;
import dev.fraudscorer.event.AttributeType;
import dev.fraudscorer.event.Event;
import dev.fraudscorer.event.EventType;
import dev.fraudscorer.event.ValueType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** A vector hashes each attribute of its event once, and never returns a hash of another event or key. */
class EventHashesTest {
    private static final int DEVICE = 0;
    private static final int AMOUNT = 1;
    private static final int ONLINE = 2;
    private static final int ATTRIBUTES = 3;
    private static final HashKey KEY = HashKey.of(1, 2);

    private final List<Attribute> attributes = List.of(
            new Attribute("device", AttributeType.KEY, false, DEVICE),
            new Attribute("amount", AttributeType.NUMBER, false, AMOUNT),
            new Attribute("online", AttributeType.BOOLEAN, false, ONLINE));
    private final EventType type = new EventType("payment", attributes, ATTRIBUTES);
    private final FeatureVector vector = vector();

    @Test
    void hash_anyAttribute_isThatOfItsValueUnderTheGivenKey() {
        vector.begin(payment("tok_9f3c", 12.5));

        for (HashKey key : List.of(KEY, HashKey.of(3, 4), KEY, HashKey.of(1, 2))) {
            for (int twice = 0; twice < 2; twice++) {
                assertThat(vector.hash(DEVICE, key)).isEqualTo(key.hash("tok_9f3c"));
                assertThat(vector.hash(AMOUNT, key)).isEqualTo(key.hash(12.5));
                assertThat(vector.hash(ONLINE, key)).isEqualTo(key.hash(1.0));
            }
        }
    }

    @Test
    void hash_attributeThatIsNotGiven_is0() {
        vector.begin(type.newEvent("p1", Instant.EPOCH).build());

        assertThat(vector.hash(DEVICE, KEY)).isZero();
        assertThat(vector.hash(AMOUNT, KEY)).isZero();
    }

    @Test
    void hash_nextEvent_isThatOfItsOwnValues() {
        vector.begin(payment("tok_9f3c", 12.5));
        vector.hash(DEVICE, KEY);
        vector.hash(AMOUNT, KEY);

        vector.begin(payment("tok_0000", 99));

        assertThat(vector.hash(DEVICE, KEY)).isEqualTo(KEY.hash("tok_0000"));
        assertThat(vector.hash(AMOUNT, KEY)).isEqualTo(KEY.hash(99.0));
    }

    @Test
    void hash_feature_isThatOfTheValueThatItHasNow() {
        vector.begin(payment("tok_9f3c", 12.5));
        vector.put(ATTRIBUTES, "one");
        assertThat(vector.hash(ATTRIBUTES, KEY)).isEqualTo(KEY.hash("one"));

        vector.put(ATTRIBUTES, "two");

        assertThat(vector.hash(ATTRIBUTES, KEY)).isEqualTo(KEY.hash("two"));
    }

    @Test
    void hash_textsHashedWhenTheEventWasBuilt_isThatUnderTheGivenKeyAllTheSame() {
        List<String> hashed = new ArrayList<>();
        type.hashTextsBy(text -> {
            hashed.add(text);
            return 42;
        });
        Event byOther = payment("tok_0000", 1);
        assertThat(hashed).containsExactly("p1", "tok_0000");
        type.hashTextsBy(KEY);
        Event byKey = payment("tok_9f3c", 12.5);

        for (Event event : List.of(byKey, byOther, byKey)) {
            vector.begin(event);
            for (HashKey key : List.of(KEY, HashKey.of(3, 4), HashKey.of(1, 2))) {
                assertThat(vector.hash(DEVICE, key)).isEqualTo(key.hash(Objects.requireNonNull(event.text("device"))));
                assertThat(vector.hash(AMOUNT, key)).isEqualTo(key.hash(event.number("amount")));
                assertThat(vector.idHash(key)).isEqualTo(key.hash("p1"));
            }
        }
        assertThat(hashed).hasSize(2);
    }

    @Test
    void hash_eventHashedWhenItWasBuilt_isNotComputedAgain() {
        type.hashTextsBy(KEY);
        Event event = payment("tok_9f3c", 12.5);
        long[] hashes = new long[1 + ATTRIBUTES];

        assertThat(event.copyHashesTo(hashes)).isSameAs(KEY);

        assertThat(hashes).containsExactly(KEY.hash("p1"), KEY.hash("tok_9f3c"), 0, 0);
        assertThat(payment("tok_9f3c", 1).copyHashesTo(new long[1])).isSameAs(KEY);
    }

    @Test
    void begin_afterAnEventWithATextAsFeature_hasNone() {
        vector.begin(payment("tok_9f3c", 12.5));
        vector.put(ATTRIBUTES, "one");

        vector.begin(payment("tok_9f3c", 12.5));

        assertThat(vector.text(ATTRIBUTES)).isNull();
        assertThat(vector.isPresent(ATTRIBUTES)).isFalse();
    }

    private FeatureVector vector() {
        Schema schema = new Schema();
        attributes.forEach(schema::declare);
        schema.declare("feature", ValueType.TEXT);
        return new FeatureVector(schema, ATTRIBUTES);
    }

    private Event payment(String device, double amount) {
        return type.newEvent("p1", Instant.EPOCH)
                .set("device", device)
                .set("amount", amount)
                .set("online", true)
                .build();
    }
}
