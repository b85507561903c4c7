package dev.fraudscorer.spi.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fraudscorer.policy.Location;
import org.junit.jupiter.api.Test;

final class ExcerptTest {
    private static final String FILE = "policy.yaml";

    @Test
    void of_placeInLine_showsLineWithCaret() {
        assertThat(Excerpt.of(new Lines("a: 1\n  when: amonut > 3\nb: 2\n"), new Location(FILE, 2, 9)))
                .isEqualTo("when: amonut > 3\n      ^");
    }

    @Test
    void of_placeAfterTheLastCharacter_isShown() {
        assertThat(Excerpt.of(new Lines("a: 1 +"), new Location(FILE, 1, 7))).isEqualTo("a: 1 +\n      ^");
    }

    @Test
    void of_longLine_isCutOnBothSides() {
        String line = "x".repeat(200) + "!" + "y".repeat(200);
        String excerpt = Excerpt.of(new Lines(line), new Location(FILE, 1, 201));
        assertThat(excerpt).isEqualTo("…" + "x".repeat(70) + "!" + "y".repeat(39) + "…\n" + " ".repeat(71) + "^");
    }

    @Test
    void of_digitsOfACardNumber_areNotShown() {
        assertThat(Excerpt.of(new Lines("when: card == '4111 1111-11111111' && x"), new Location(FILE, 1, 12)))
                .isEqualTo("when: card == '#### ####-########' && x\n           ^");
    }

    @Test
    void of_charactersOfTwoChars_countOnce() {
        assertThat(Excerpt.of(new Lines("a: '😀😀' < 3"), new Location(FILE, 1, 11)))
                .isEqualTo("a: '😀😀' < 3\n        ^");
    }

    @Test
    void of_controlCharacters_areBlanks() {
        assertThat(Excerpt.of(new Lines("a:\t\u001b[31m3"), new Location(FILE, 1, 8)))
                .isEqualTo("a:  [31m3\n       ^");
    }

    @Test
    void of_placeThatIsNotThere_isNull() {
        assertThat(Excerpt.of(new Lines("a: 1"), Location.of(FILE))).isNull();
        assertThat(Excerpt.of(new Lines("a: 1"), new Location(FILE, 2, 1))).isNull();
        assertThat(Excerpt.of(new Lines("a: 1"), new Location(FILE, 1, 6))).isNull();
        assertThat(Excerpt.of(new Lines(""), new Location(FILE, 1, 1))).isNull();
    }
}
