package dev.fraudscorer.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** An event that was built before a reload, as one of the event type that there is after it. */
final class ConvertedEventTest {
    private static final String SECRET = "tok-4711-secret";
    private static final KeyRing KEYS = KeyRing.of("2026-11", key());

    private static byte[] key() {
        byte[] key = new byte[KeyRing.SHORTEST_KEY];
        Arrays.fill(key, (byte) 7);
        return key;
    }

    @Test
    void as_secretInBoth_keepsItsToken() {
        Event event = paymentOf(card(0).withSecret(KEYS), SECRET);

        Event converted = event.as(type(card(1).withSecret(KEYS)));

        assertThat(converted.text("card")).isEqualTo(KEYS.token(SECRET));
        assertThat(converted.hasInvalid()).isFalse();
    }

    @Test
    void as_textThatIsSecretNow_becomesItsToken() {
        Event converted = paymentOf(card(0), SECRET).as(type(card(1).withSecret(KEYS)));

        assertThat(converted.text("card")).isEqualTo(KEYS.token(SECRET));
    }

    /** The token is no text that anybody has sent: neither a rule nor a window may see it as one. */
    @Test
    void as_secretThatIsNoneNow_isRefused() {
        EventType now = type(card(1));

        Event converted = paymentOf(card(0).withSecret(KEYS), SECRET).as(now);

        assertThat(converted.state(now.require("card"))).isEqualTo(ValueState.INVALID);
        assertThat(converted.refusal(1)).isEqualTo("token_given");
        assertThat(converted.text("card")).isNull();
    }

    @Test
    void as_secretOfAnotherSpelling_isRefused() {
        EventType now = type(card(1).withSecret(KEYS).withTrim());

        Event converted = paymentOf(card(0).withSecret(KEYS), SECRET).as(now);

        assertThat(converted.state(now.require("card"))).isEqualTo(ValueState.INVALID);
    }

    private static Attribute card(int slot) {
        return new Attribute("card", AttributeType.KEY, false, slot);
    }

    private static EventType type(Attribute card) {
        return new EventType("payment", List.of(card), card.slot() + 1);
    }

    private static Event paymentOf(Attribute card, String text) {
        return type(card)
                .newEvent("tx-1", Instant.parse("2026-11-22T12:00:00Z"))
                .set("card", text)
                .build();
    }
}
