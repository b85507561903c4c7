package dev.fraudscorer.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CardNumberAttributesTest {
    private static final Instant NOON = Instant.parse("2026-05-04T12:00:00Z");
    private static final Attribute NUMBER = new Attribute("number", AttributeType.CARD_NUMBER, false, 0);
    private static final Attribute KEY = new Attribute("order", AttributeType.KEY, false, 1);
    private static final Attribute AMOUNT = new Attribute("amount", AttributeType.NUMBER, false, 2);

    private static final EventType PAYMENT = type(NUMBER, KEY, AMOUNT);

    private static EventType type(Attribute... attributes) {
        return new EventType("payment", List.of(attributes), attributes.length);
    }

    @ParameterizedTest
    @CsvSource({
        "4111111111111111, 41111111",
        "4111-1111 1111.1111, 41111111",
        "378282246310005, 378282", // fewer than 16 digits
        "411111, 411111",
        "41111111, 41111111"
    })
    void set_cardNumber_keepsItsFirstDigits(String given, String kept) {
        assertThat(begin(PAYMENT).set("number", given).build().text("number")).isEqualTo(kept);
    }

    @Test
    void set_cardNumberThatShowsSix_keepsSix() {
        EventType six = type(NUMBER.withShownDigits(6), KEY, AMOUNT);

        assertThat(begin(six).set("number", "4111111111111111").build().text("number"))
                .isEqualTo("411111");
    }

    @Test
    void hasSameContent_retryOfACardNumber_isTrue() {
        Event first = begin(PAYMENT).set("number", "4111111111111111").build();

        assertThat(first.hasSameContent(
                        begin(PAYMENT).set("number", "4111 1111 1111 1111").build()))
                .isTrue();
        assertThat(first.hasSameContent(first.toBuilder().build())).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"tok_4111111111111111", "4111", "41111111111", "41111111111111111111", "4111111111111111=2512"})
    void set_whatIsNoCardNumber_isRefusedWithoutShowingIt(String text) {
        assertThatThrownBy(() -> begin(PAYMENT).set("number", text))
                .hasMessageContaining("expected a card number of 12 to 19 digits")
                .hasMessageNotContaining("4111");
    }

    @Test
    void set_keysThatNoNetworkIssues_areTaken() {
        for (String key : List.of("1777900000003", "000120000000006", "1945000000000000005", "9000000000000001")) {
            assertThat(begin(PAYMENT).set("order", key).build().text("order")).isEqualTo(key);
        }
        assertThatThrownBy(() -> begin(PAYMENT).set("order", "4111111111111111"))
                .hasMessageContaining("a card number");
    }

    @Test
    void set_numberThatIsACardNumber_isRefused() {
        assertThatThrownBy(() -> begin(PAYMENT).set("amount", 4111111111111111d))
                .hasMessageContaining("found a card number")
                .hasMessageNotContaining("4111");
        assertThat(begin(PAYMENT).set("amount", 1777900000003d).build().number("amount"))
                .isEqualTo(1777900000003d);
    }

    @Test
    void set_lenient_leavesItOutAsInvalid() {
        Event event = begin(PAYMENT)
                .lenient()
                .set("order", "4111111111111111")
                .set("amount", 4111111111111111d)
                .set("number", "none")
                .build();

        for (Attribute attribute : PAYMENT.attributes()) {
            assertThat(event.state(attribute)).as(attribute.name()).isEqualTo(ValueState.INVALID);
        }
    }

    @Test
    void set_attributeThatThePolicyDeclaresFree_takesWhatLooksLikeOne() {
        EventType vouched = type(NUMBER, KEY.withoutCards(), AMOUNT.withoutCards());

        Event event = begin(vouched)
                .set("order", "4111111111111111")
                .set("amount", 4111111111111111d)
                .build();

        assertThat(event.text("order")).isEqualTo("4111111111111111");
        assertThat(event.number("amount")).isEqualTo(4111111111111111d);
    }

    @Test
    void newEvent_cardNumberInId_isRefusedAndCounted() {
        EventType payment = type(NUMBER);

        assertThatThrownBy(() -> payment.newEvent("order 4111 1111 1111 1111", NOON))
                .hasMessageContaining("an id that contains a card number")
                .hasMessageNotContaining("1111");
        assertThat(payment.refusals()).hasToString("{event_id={card_number=1}}");
    }

    @Test
    void newEvent_idThatThePolicyDeclaresFree_takesWhatLooksLikeOne() {
        EventType vouched = type(KEY).withIdsWithoutCards();

        Event event = vouched.newEvent("4111111111111111", NOON).build();

        assertThat(event.id()).isEqualTo("4111111111111111");
        assertThat(event.toString()).contains("payment ################ at");
        assertThat(event.type().attributes()).containsExactly(KEY);
        assertThat(vouched.refusals()).isEmpty();
        assertThatThrownBy(() -> vouched.newEvent("x".repeat(257), NOON)).isInstanceOf(InvalidEventException.class);
    }

    private static Event.Builder begin(EventType type) {
        return type.newEvent("e-1", NOON);
    }
}
