package dev.fraudscorer.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fraudscorer.internal.cards.CardNumbers;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

class KeyRingTest {
    private static final byte[] KEY = "0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] FORMER = "fedcba9876543210fedcba9876543210".getBytes(StandardCharsets.US_ASCII);

    /** So that a host can make tokens elsewhere: letters a to p for the sixteen values of half a byte. */
    @Test
    void token_anyText_isHmacSha256OfItsUtf8() throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(KEY, "HmacSHA256"));
        for (String text : List.of("", "tok-1", "жü€", "\ud83d\ude00")) {
            StringBuilder letters = new StringBuilder("hmac:2026-11:");
            for (byte b : mac.doFinal(text.getBytes(StandardCharsets.UTF_8))) {
                letters.append("abcdefghijklmnop".charAt((b & 0xff) / 16))
                        .append("abcdefghijklmnop".charAt((b & 0xff) % 16));
            }
            assertThat(KeyRing.of("2026-11", KEY).token(text)).isEqualTo(letters.toString());
        }
    }

    /** Each would be a question mark in UTF-8, and all such devices one. */
    @Test
    void token_halvesOfPairs_areAllDifferent() {
        KeyRing keys = KeyRing.random();
        Set<String> tokens = new HashSet<>();
        for (char half = Character.MIN_SURROGATE; half < Character.MAX_SURROGATE; half++) {
            tokens.add(keys.token("device-" + half));
        }
        tokens.add(keys.token("device-?"));
        assertThat(tokens).hasSize(Character.MAX_SURROGATE - Character.MIN_SURROGATE + 1);
    }

    @Test
    void tokens_rotated_haveThoseOfAllKeysTheNewestFirst() {
        KeyRing keys = KeyRing.of("b", KEY).andFormer("a", FORMER);

        assertThat(keys.ids()).containsExactly("b", "a");
        assertThat(keys.tokens("x"))
                .containsExactly(keys.token("x"), KeyRing.of("a", FORMER).token("x"));
        assertThat(keys.tokens("x")).allMatch(keys::isToken);
        assertThat(keys.isToken("hmac:c:" + "a".repeat(64))).isFalse();
        assertThat(keys.isToken("hmac:a:" + "q".repeat(64))).isFalse();
        assertThat(keys.isToken("hmac:a:" + "a".repeat(63))).isFalse();
    }

    @Test
    void token_anyText_holdsNoCardNumberAndIsNotLonger() {
        KeyRing keys = KeyRing.of("k".repeat(32), KEY);
        Random random = new Random(1);
        for (int i = 0; i < 20_000; i++) {
            String token = keys.token(Long.toString(random.nextLong()));
            assertThat(CardNumbers.contains(token)).isFalse();
            assertThat(token.length()).isLessThanOrEqualTo(KeyRing.LONGEST_TOKEN);
        }
    }

    @Test
    void of_whatIsNoKey_isRefusedWithoutBeingShown() {
        assertThatThrownBy(() -> KeyRing.of("a", new byte[31]))
                .hasMessage("the key 'a' has 31 bytes; expected at least 32 random ones");
        for (String id : List.of("", "a:b", "a b", "5425233430109903", "x".repeat(33), "-")) {
            assertThatThrownBy(() -> KeyRing.of(id, KEY))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("the id of a key of secret attributes is none; expected 1 to 32 letters");
        }
        assertThatThrownBy(() -> KeyRing.of("a", KEY).andFormer("a", FORMER))
                .hasMessage("the key 'a' is in the ring twice; expected an id of its own");
        assertThat(KeyRing.of("a", KEY).andFormer("b", FORMER)).hasToString("KeyRing[a, b]");
    }

    @Test
    void of_keyChangedAfterwards_isACopy() {
        byte[] key = KEY.clone();
        KeyRing keys = KeyRing.of("a", key);
        String before = keys.token("x");
        key[0]++;
        assertThat(keys.token("x")).isEqualTo(before);
    }
}
