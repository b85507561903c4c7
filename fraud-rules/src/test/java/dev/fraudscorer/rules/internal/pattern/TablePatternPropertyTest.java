package dev.fraudscorer.rules.internal.pattern;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fraudscorer.shaded.com.google.re2j.Pattern;
import dev.fraudscorer.shaded.com.google.re2j.PatternSyntaxException;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tables against RE2/J: what is made into a table is found where RE2/J finds it. */
final class TablePatternPropertyTest {
    private static final long SEED = 20261130;
    private static final String LETTERS = "abAkKsS01_ .-\n\u00e4\u00c4\u212a\u017f\u4e2d";
    private static final List<String> ATOMS = List.of(
            "a",
            "b",
            "k",
            "S",
            "0",
            "_",
            " ",
            "\\.",
            "-",
            "\u00e4",
            "\u4e2d",
            ".",
            ".",
            "[ab]",
            "[^ab]",
            "[a-z]",
            "[^a-z0]",
            "[-a]",
            "[a-]",
            "[]a]",
            "[^]a]",
            "[\\d_]",
            "[\\s\\-]",
            "[^\\w]",
            "\\d",
            "\\D",
            "\\w",
            "\\W",
            "\\s",
            "\\S",
            "\\n",
            "^",
            "$",
            "\\A",
            "\\z",
            "\\Qa.b\\E",
            "(?i)",
            "(?s)",
            "(?-i)",
            "{",
            "}",
            "]",
            "\ud83d\ude00",
            "[\u00e0-\u00ff]",
            "[[:alpha:]]",
            "\\b",
            "\\pL",
            "\\x41",
            "(?m)",
            "a{",
            "a{,2}",
            "[a.*]",
            "\\t",
            "[\\n]",
            "");

    @Test
    void isFoundIn_randomPatternsAndTexts_saysWhatRe2Says() {
        Random random = new Random(SEED);
        int tables = 0;
        for (int i = 0; i < Integer.getInteger("fraudscorer.patterns", 40_000); i++) {
            String pattern = pattern(random, 3);
            Pattern re2;
            try {
                re2 = Pattern.compile(pattern);
            } catch (PatternSyntaxException e) {
                continue;
            }
            TablePattern table = TablePattern.of(pattern);
            if (table == null) {
                continue;
            }
            tables++;
            for (int j = 0; j < 6; j++) {
                String text = text(random);
                assertThat(table.isFoundIn(text))
                        .as("seed %d: '%s' in '%s'", SEED, pattern, text)
                        .isEqualTo(re2.matcher(text).find());
            }
        }
        assertThat(tables).isGreaterThan(10_000);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/login.html",
                "(?i:scanner|crawler)",
                "/api/v1/*",
                "^[A-Z]{3}[0-9]+$",
                "[^@]+@[^@]+\\.[a-z]{2,}",
                ".{200}b",
                "(a?){40}a{40}",
                "(x+x+)+y",
                "[a-z]{100}$",
                "(abc|def|ghi){12}0",
                "(?i)(bot|crawler|scanner)"
            })
    void of_usualPattern_isATable(String pattern) {
        assertThat(TablePattern.of(pattern)).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a.{20}b",
                "\\bfoo\\b",
                "\\pL+",
                "(?m)^a",
                "(?i)\u00e4",
                "[[:digit:]]",
                "(a{99}){99}",
                ".{1000}.{900}b"
            })
    void of_rareOrTooLargePattern_isLeftToRe2(String pattern) {
        assertThat(TablePattern.of(pattern)).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ".{1000}.{900}b",
                "(a|b|c|d|e).{990}.{990}[a-y]",
                "(((){1000}){1000}){1000}a",
                "(a?b?c?d?){250}",
                "(.*a){300}",
                "([a-m]*[b-z]*){300}$"
            })
    void of_anyPattern_takesBoundedWork(String pattern) {
        Syntax syntax = PatternParser.parse(pattern);
        long work;
        try {
            Automaton automaton = Automaton.of(syntax);
            work = workOn(automaton);
        } catch (Automaton.NoTableException e) {
            // Before there were states to go over.
            work = 0;
        }
        // One step beyond the budget is where it stops; the largest is that of copying a set.
        assertThat(work).isLessThanOrEqualTo(Automaton.MOST_WORK + 2_000);
    }

    @Test
    void of_longPattern_stopsAtTheBudget() {
        Automaton automaton = Automaton.of(PatternParser.parse(".{1000}.{900}b"));

        assertThat(workOn(automaton)).isGreaterThan(Automaton.MOST_WORK);
    }

    private static long workOn(Automaton automaton) {
        try {
            TablePattern.of(automaton);
        } catch (Automaton.NoTableException e) {
            return automaton.work();
        }
        return automaton.work();
    }

    private static String pattern(Random random, int depth) {
        StringBuilder pattern = new StringBuilder();
        for (int parts = random.nextInt(4); parts >= 0; parts--) {
            String part = depth > 0 && random.nextInt(4) == 0
                    ? List.of("(", "(?:", "(?i:", "(?s:", "(?i-s:").get(random.nextInt(5)) + pattern(random, depth - 1)
                            + ")"
                    : ATOMS.get(random.nextInt(ATOMS.size()));
            pattern.append(part);
            if (random.nextInt(3) == 0) {
                pattern.append(List.of("*", "+", "?", "{2}", "{1,3}", "{2,}", "*?", "+?", "??", "{0,2}?", "{0}")
                        .get(random.nextInt(11)));
            }
            if (random.nextInt(6) == 0) {
                pattern.append('|');
            }
        }
        return pattern.toString();
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        for (int length = random.nextInt(10); length > 0; length--) {
            text.append(
                    random.nextInt(20) == 0
                            ? List.of("\ud83d\ude00", "\ud83d", "\ude00", "a.b").get(random.nextInt(4))
                            : LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return text.toString();
    }
}
