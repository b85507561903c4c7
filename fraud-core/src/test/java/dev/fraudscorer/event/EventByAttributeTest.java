package dev.fraudscorer.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import dev.fraudscorer.FraudScorer;
import dev.fraudscorer.PolicyText;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventByAttributeTest {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final long SEED = 20261130;
    private static final int EVENTS = 20_000;

    private static final List<@Nullable Object> VALUES = hostileValues();

    private final EventType payment = payment();

    @Test
    void build_sameValuesByNameAndByAttribute_isTheSameEvent() {
        Event byName = payment.newEvent("e", NOON)
                .set("card", "tok-1")
                .set("amount", 129.9)
                .set("online", true)
                .set("ip", "2001:DB8::1")
                .set("user", " Ann ")
                .build();
        Event byAttribute = payment.newEvent("e", NOON)
                .set(payment.require("card"), "tok-1")
                .set(payment.require("amount"), 129.9)
                .set(payment.require("online"), true)
                .set(payment.require("ip"), "2001:DB8::1")
                .set(payment.require("user"), " Ann ")
                .build();

        assertThat(byAttribute.hasSameContent(byName)).isTrue();
        assertThat(byAttribute.textBytes()).isEqualTo(byName.textBytes());
        assertThat(byAttribute.text("user")).isEqualTo("ann");
        assertThat(byAttribute.toBuilder()
                        .set(payment.require("amount"), 1)
                        .build()
                        .number("amount"))
                .isEqualTo(1);
    }

    @Test
    void build_hostileValuesAnyBuilder_endAsTheyDoByName() {
        SplittableRandom random = new SplittableRandom(SEED);
        EventType other = payment();
        for (int i = 0; i < EVENTS; i++) {
            boolean lenient = random.nextBoolean();
            long values = random.nextLong();
            String byName = outcome(payment, lenient, values, attribute -> attribute.name());
            String byAttribute = outcome(other, lenient, values, attribute -> attribute);

            assertThat(byAttribute).as("seed %d, event %d", SEED, i).isEqualTo(byName);
        }
        assertThat(other.refusals()).isEqualTo(payment.refusals());
        assertThat(other.refusals().values().stream().mapToInt(Map::size).sum()).isGreaterThan(20);
    }

    @Test
    void set_attributeOfAnotherEventType_isRefusedEvenLeniently() {
        Attribute card = new Attribute("card", AttributeType.KEY, true, 0);
        Attribute beyond = new Attribute("shop", AttributeType.KEY, true, 99);

        for (Event.Builder event :
                List.of(payment.newEvent("e", NOON), payment.newEvent("e", NOON).lenient())) {
            assertThatExceptionOfType(InvalidEventException.class)
                    .isThrownBy(() -> event.set(card, "tok-1"))
                    .withMessage(
                            "the attribute 'card' belongs to another event type than 'payment', or to another scorer;"
                                    + " expected one that this event type's attribute(name) returned")
                    .satisfies(refused -> assertThat(refused.attribute()).isEqualTo("card"));
            assertThatExceptionOfType(InvalidEventException.class).isThrownBy(() -> event.set(card, 1));
            assertThatExceptionOfType(InvalidEventException.class).isThrownBy(() -> event.set(card, true));
            assertThatExceptionOfType(InvalidEventException.class)
                    .isThrownBy(() -> event.set(beyond, "4111111111111111"))
                    .withMessageNotContaining("4111");
        }
        assertThat(payment.refusals()).isEmpty();
    }

    @Test
    void set_nullText_leavesTheAttributeOutIfLenient() {
        Attribute card = payment.require("card");
        Event event = payment.newEvent("e", NOON)
                .lenient()
                .set(card, "tok-1")
                .set(card, (String) null)
                .build();

        assertThat(event.text(card)).isNull();
        assertThatNullPointerException()
                .isThrownBy(() -> payment.newEvent("e", NOON).set(card, (String) null))
                .withMessage("card");
    }

    @Test
    void set_afterBuild_isRefused() {
        Event.Builder builder = payment.newEvent("e", NOON).set("card", "tok-1").set("amount", 1);
        builder.build();

        assertThatIllegalStateException().isThrownBy(() -> builder.set(payment.require("card"), "tok-2"));
        assertThatIllegalStateException().isThrownBy(() -> builder.set(payment.require("amount"), 2));
        assertThatIllegalStateException().isThrownBy(() -> builder.set(payment.require("online"), true));
    }

    @Test
    void require_unknownName_isRefusedWithTheNamesThereAre() {
        assertThatExceptionOfType(InvalidEventException.class)
                .isThrownBy(() -> payment.require("crad"))
                .withMessageStartingWith(
                        "event type 'payment' has no attribute 'crad'; expected one of [card, amount,");
    }

    @Test
    void score_attributeFromBeforeAReload_isStillThatOfTheEventType(@TempDir Path folder) {
        PolicyText.write(folder, PolicyText.TEST_POLICY);
        try (FraudScorer scorer = FraudScorer.load(folder)) {
            Attribute card = scorer.eventType("payment").require("card");
            PolicyText.write(folder, PolicyText.TEST_POLICY.replace("version: 1", "version: 2"));

            scorer.policy().reload();

            Event event = scorer.event("payment", "e", NOON).set(card, "tok-1").build();
            assertThat(scorer.score(event).provenance().version()).isEqualTo("2");
        }
    }

    /** What becomes of an event with values drawn by {@code seed}: what refuses it, or all that is in it. */
    private static String outcome(EventType type, boolean lenient, long seed, Function<Attribute, Object> handle) {
        SplittableRandom random = new SplittableRandom(seed);
        Event.Builder builder = type.newEvent("e", NOON);
        if (lenient) {
            builder.lenient();
        }
        try {
            for (int i = 0; i < 12; i++) {
                Attribute attribute =
                        type.attributes().get(random.nextInt(type.attributes().size()));
                set(builder, handle.apply(attribute), VALUES.get(random.nextInt(VALUES.size())));
            }
            Event event = builder.build();
            StringBuilder content = new StringBuilder().append(event.textBytes());
            for (Attribute attribute : type.attributes()) {
                content.append('|')
                        .append(event.state(attribute))
                        .append(event.refusal(attribute.slot()))
                        .append(event.text(attribute))
                        .append(Double.doubleToRawLongBits(event.number(attribute)));
            }
            return content.toString();
        } catch (InvalidEventException | NullPointerException e) {
            return e.toString();
        }
    }

    private static void set(Event.Builder builder, Object handle, @Nullable Object value) {
        if (handle instanceof Attribute attribute) {
            if (value instanceof Double number) {
                builder.set(attribute, number.doubleValue());
            } else if (value instanceof Boolean flag) {
                builder.set(attribute, flag.booleanValue());
            } else {
                builder.set(attribute, (String) value);
            }
        } else if (value instanceof Double number) {
            builder.set((String) handle, number.doubleValue());
        } else if (value instanceof Boolean flag) {
            builder.set((String) handle, flag.booleanValue());
        } else {
            builder.set((String) handle, (String) value);
        }
    }

    private static List<@Nullable Object> hostileValues() {
        List<@Nullable Object> values = new ArrayList<>(List.of(
                "tok-1",
                "4111111111111111",
                "4111-1111 1111.1111",
                "",
                " \u00a0\t",
                "x".repeat(5_000),
                "x".repeat(256),
                "AT",
                "XK",
                "EUR",
                "eur",
                "10.0.0.1",
                "411.111.111.111",
                "192.168.101.102",
                "::ffff:10.0.0.1",
                "fe80::1%eth0",
                "Ann ",
                "\ud83d\ude00"));
        values.addAll(List.of(1.5, -0.0, Double.NaN, Double.POSITIVE_INFINITY, 4111111111111111.0, true, false));
        values.add(null);
        return values;
    }

    private static EventType payment() {
        return new EventType(
                "payment",
                List.of(
                        new Attribute("card", AttributeType.KEY, true, 0),
                        new Attribute("amount", AttributeType.NUMBER, true, 1),
                        new Attribute("note", AttributeType.TEXT, false, 2),
                        new Attribute("online", AttributeType.BOOLEAN, false, 3),
                        new Attribute("country", AttributeType.COUNTRY, false, 4),
                        new Attribute("currency", AttributeType.CURRENCY, false, 5),
                        new Attribute("ip", AttributeType.IP, false, 6),
                        new Attribute("bin", AttributeType.CARD_NUMBER, false, 7),
                        new Attribute("user", AttributeType.KEY, false, 8)
                                .withTrim()
                                .withCaseFolded()
                                .withMaxLength(20)),
                9);
    }
}
