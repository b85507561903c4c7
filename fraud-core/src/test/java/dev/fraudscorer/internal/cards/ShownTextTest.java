package dev.fraudscorer.internal.cards;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShownTextTest {
    private static final long SEED = Long.getLong("fraudscorer.seed", 20_261_130);

    @ParameterizedTest
    @CsvSource(
            delimiter = '>',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "a\u0000b>a\\u0000b",
                "a\u001b[31mb>a\\u001b[31mb",
                "a\u0085b>a\\u0085b",
                "a\u202eb>a\\u202eb",
                "a\u2066b>a\\u2066b",
                "a\u2028b\u2029>a\\u2028b\\u2029",
                "a\u200bb>a\\u200bb",
                "a\ud800>a\\ud800",
                "a\udb40\udc41>a\\udb40\\udc41",
                "4111 1111\u200b1111 1111>#### ####\\u200b#### ####"
            })
    void of_whatIsNotShown_isEscaped(String text, String shown) {
        assertThat(ShownText.of(text)).isEqualTo(shown);
        assertThat(ShownText.lines(text)).isEqualTo(shown);
        assertThat(ShownText.of(shown)).isSameAs(shown);
    }

    @Test
    void of_endsOfLines_areEscapedUnlessTheyAreKept() {
        assertThat(ShownText.of("a\r\n\tb")).isEqualTo("a\\r\\n\\tb");
        assertThat(ShownText.lines("a\r\n\tb\u0007")).isEqualTo("a\r\n\tb\\u0007");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "tok_1", "Zoë Müller", "日本", "\ud83d\ude00", "€ 5 – ½", "क्ष", "עברית", "a\\nb"})
    void of_whatIsShown_isTheSameObject(String text) {
        assertThat(ShownText.of(text)).isSameAs(text);
    }

    @Test
    void of_randomText_hasNothingHidden() {
        SplittableRandom random = new SplittableRandom(SEED);
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int length = random.nextInt(12); length > 0; length--) {
                text.append((char) random.nextInt(random.nextBoolean() ? 0x3000 : 0x10000));
            }
            String shown = ShownText.of(text.toString());
            assertThat(shown.codePoints().anyMatch(ShownText::isHidden))
                    .as("seed %d, %s", SEED, shown)
                    .isFalse();
            assertThat(ShownText.of(shown)).isEqualTo(shown);
        }
    }
}
