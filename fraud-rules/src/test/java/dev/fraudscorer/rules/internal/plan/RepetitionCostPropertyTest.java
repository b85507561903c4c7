package dev.fraudscorer.rules.internal.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fraudscorer.shaded.com.google.re2j.Pattern;
import dev.fraudscorer.shaded.com.google.re2j.PatternSyntaxException;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class RepetitionCostPropertyTest {
    private static final List<String> ATOMS = List.of(
            "a",
            ".",
            "\\d",
            "[a-z]",
            "[]x]",
            "[^]x]",
            "[[:alpha:])]",
            "\\p{Greek}",
            "\\x{1F600}",
            "\\(",
            "\\Q({9}\\E",
            "é");

    @Test
    void of_randomPatterns_boundsTheCompiledProgram() {
        long seed = 31;
        Random random = new Random(seed);
        for (int i = 0; i < 20_000; i++) {
            String pattern = grow(random, 3);
            double estimate = RepetitionCost.of(pattern);
            if (estimate <= 10_000) {
                assertThat((double) programSize(pattern))
                        .as("seed %d: %s", seed, pattern)
                        .isLessThanOrEqualTo(10 + 3 * estimate);
            }
        }
    }

    @Test
    void of_shortPatternWithLongProgram_isLarge() {
        assertThat(RepetitionCost.of("((a{100}){100}){100}")).isGreaterThan(1e6);
        assertThat(RepetitionCost.of("(((((a{999}){999}){999}){999}){999}){999}"))
                .isGreaterThan(1e17);
    }

    @Test
    void of_garbage_isSomeNumber() {
        long seed = 32;
        Random random = new Random(seed);
        String letters = "a{}()[]\\,19Qp:^";
        for (int i = 0; i < 20_000; i++) {
            StringBuilder pattern = new StringBuilder();
            for (int n = random.nextInt(12); n > 0; n--) {
                pattern.append(letters.charAt(random.nextInt(letters.length())));
            }
            assertThat(RepetitionCost.of(pattern.toString()))
                    .as("seed %d: %s", seed, pattern)
                    .isNotNegative();
        }
    }

    private static String grow(Random random, int depth) {
        if (depth == 0) {
            return ATOMS.get(random.nextInt(ATOMS.size()));
        }
        return switch (random.nextInt(6)) {
            case 0 -> "(" + grow(random, depth - 1) + "){" + random.nextInt(20) + "}";
            case 1 -> "(?:" + grow(random, depth - 1) + "){" + random.nextInt(5) + "," + (5 + random.nextInt(20)) + "}";
            case 2 -> grow(random, 0) + "{" + random.nextInt(30) + ",}";
            case 3 -> "(" + grow(random, depth - 1) + "|" + grow(random, depth - 1) + ")*";
            default -> grow(random, depth - 1) + grow(random, depth - 1);
        };
    }

    private static int programSize(String pattern) {
        try {
            return Pattern.compile(pattern).programSize();
        } catch (PatternSyntaxException e) {
            // Too many repetitions for the library: nothing is compiled.
            return 0;
        }
    }
}
