package dev.fraudscorer.rules.internal.language;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fraudscorer.policy.Location;
import org.junit.jupiter.api.Test;

final class SourceLocatorTest {
    @Test
    void of_plainScalar_isItsColumnPlusTheOffset() {
        assertThat(place("when: a > b", 1, 7, "a > b", 4)).hasToString("f:1:11");
    }

    @Test
    void of_quotedScalar_isAfterTheQuote() {
        assertThat(place("when: \"a > b\"", 1, 7, "a > b", 4)).hasToString("f:1:12");
    }

    @Test
    void of_escapesInDoubleQuotes_areCounted() {
        assertThat(place("{\"when\": \"a == \\\"x\\\" && b\"}", 1, 10, "a == \"x\" && b", 12))
                .hasToString("f:1:25");
    }

    @Test
    void of_doubledSingleQuotes_areCounted() {
        assertThat(place("when: 'a == ''x'' && b'", 1, 7, "a == 'x' && b", 12)).hasToString("f:1:22");
    }

    @Test
    void of_escapedBackslash_isCounted() {
        assertThat(place("w: \"a.matches('\\\\d') && b\"", 1, 4, "a.matches('\\d') && b", 19))
                .hasToString("f:1:25");
    }

    @Test
    void of_literalBlock_isTheLineInTheBlock() {
        String source = "rules:\n  - when: |\n      a > 1 &&\n      b > 2\n";
        assertThat(place(source, 2, 11, "a > 1 &&\nb > 2\n", 9)).hasToString("f:4:7");
    }

    @Test
    void of_foldedBlock_isTheLineInTheBlock() {
        String source = "rules:\r\n  - when: >-\r\n      a > 1 &&\r\n      b > 2\r\n";
        assertThat(place(source, 2, 11, "a > 1 && b > 2", 9)).hasToString("f:4:7");
    }

    @Test
    void of_plainScalarOfSeveralLines_isTheLineInIt() {
        assertThat(place("when: a > 1 &&\n   b > 2", 1, 7, "a > 1 && b > 2", 9)).hasToString("f:2:4");
    }

    @Test
    void of_endOfTheText_isAfterTheLastCharacter() {
        assertThat(place("when: a >", 1, 7, "a >", 3)).hasToString("f:1:10");
    }

    @Test
    void of_sourceThatDiffers_isTheStart() {
        assertThat(place("when: \"a \\x3E b\"", 1, 7, "a > b", 4)).hasToString("f:1:7");
        assertThat(place("", 3, 7, "a > b", 4)).hasToString("f:3:7");
        assertThat(place("when: a > b", 0, 0, "a > b", 4)).hasToString("f");
    }

    private static Location place(String source, int line, int column, String text, int index) {
        return SourceLocator.of(source, new Location("f", line, column), text, index);
    }
}
