package dev.fraudscorer.rules.internal.cel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fraudscorer.rules.internal.conformance.ConformanceCase;
import dev.fraudscorer.shaded.dev.cel.common.CelAbstractSyntaxTree;
import dev.fraudscorer.shaded.dev.cel.common.CelValidationResult;
import dev.fraudscorer.testkit.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Where the parser of plain shapes gives a tree, cel-java's parser gives the same, and no mistake is any tree. */
final class PlainParserPropertyTest {
    private static final long SEED = Long.getLong("fraudscorer.seed", 20261123);
    private static final int EXPRESSIONS = 4 * Integer.getInteger("fraudscorer.expressions", 2_500);
    private static final int MUTANTS = 4;
    private static final int DEEPEST = 4;
    private static final List<String> TOKENS = List.of(
            "a", "in", "has", "true", "1", "1.5", "'x'", "-", "!", ".", "(", ")", "[", "]", ",", "?", ":", "&&", "||",
            "<", "+", "*", "''");
    private static final int MOST_TOKENS = 4;
    private static final Pattern CONDITION = Pattern.compile("when: ([^>|].*)");

    private final ReferenceParser parser = new ReferenceParser();

    @Test
    void parse_grownTexts_givesTheTreeOfCelJava() {
        Random random = new Random(SEED);
        PlainTextGrower texts = new PlainTextGrower(random);
        ExpressionGrower expressions = new ExpressionGrower(random);
        int taken = 0;
        int mutantsTaken = 0;
        for (int i = 0; i < EXPRESSIONS; i++) {
            int depth = random.nextInt(DEEPEST);
            String text =
                    i % 2 == 0 ? texts.grow(depth) : expressions.truth(depth).ours();
            taken += isTaken(text) ? 1 : 0;
            for (int j = 0; j < MUTANTS; j++) {
                text = texts.mutated(text);
                mutantsTaken += isTaken(text) ? 1 : 0;
            }
        }
        assertThat(taken).as("taken with seed %d", SEED).isGreaterThan(EXPRESSIONS / 4);
        assertThat(mutantsTaken).as("mutants taken with seed %d", SEED).isGreaterThan(EXPRESSIONS / 10);
    }

    @Test
    void parse_everyShortSequenceOfTokens_givesTheTreeOfCelJava() {
        int taken = 0;
        int sequences = 1;
        for (int length = 1; length <= MOST_TOKENS; length++) {
            sequences *= TOKENS.size();
            for (int i = 0; i < sequences; i++) {
                taken += isTaken(sequence(i, length, "")) ? 1 : 0;
                taken += isTaken(sequence(i, length, " ")) ? 1 : 0;
            }
        }
        assertThat(taken).isGreaterThan(3_000);
    }

    @Test
    void parse_deepTexts_givesTheTreeOfCelJavaOrNone() {
        for (int depth = 1; depth < 130; depth++) {
            int times = depth;
            List<IntFunction<String>> shapes = List.of(
                    n -> "(".repeat(n) + "a" + ")".repeat(n),
                    n -> "f(".repeat(n) + "a" + ")".repeat(n),
                    n -> "a.f(".repeat(n) + "a" + ")".repeat(n),
                    n -> "[".repeat(n) + "a" + "]".repeat(n),
                    n -> "a" + ".b".repeat(n),
                    n -> "a" + ".b()".repeat(n),
                    n -> "a" + " + a".repeat(n),
                    n -> "a" + " + a * a".repeat(n),
                    n -> "a" + " < a".repeat(n),
                    n -> "a" + " + (a".repeat(n) + ")".repeat(n),
                    n -> "a" + " + a * (a".repeat(n) + ")".repeat(n),
                    n -> "a" + " < a + a * (-a".repeat(n) + ")".repeat(n),
                    n -> "a ? b : ".repeat(n) + "c",
                    n -> "(a ? b : ".repeat(n) + "c" + ")".repeat(n),
                    n -> "a" + " && (a".repeat(n) + ")".repeat(n),
                    n -> "!(".repeat(n) + "a" + ")".repeat(n),
                    n -> "a.b > 5 && ".repeat(n) + "c");
            shapes.forEach(shape -> isTaken(shape.apply(times)));
        }
        assertThat(isTaken("a" + " && a || b".repeat(100) + " in [" + "1, ".repeat(400) + "1]"))
                .isTrue();
    }

    @Test
    void parse_publishedCases_givesTheTreeOfCelJava() {
        List<ConformanceCase> cases = ConformanceCase.all();
        long taken = cases.stream()
                .filter(published -> isTaken(published.expression()))
                .count();
        assertThat(taken).isGreaterThan(cases.size() / 3);
    }

    @Test
    void parse_conditionsOfTheExamples_takesEachOfThem() throws IOException {
        List<String> conditions = conditionsOfTheExamples();
        assertThat(conditions).hasSizeGreaterThan(15).allMatch(this::isTaken);
    }

    @Test
    void parse_usualShapesOfRules_takesThem() {
        assertThat(List.of(
                        "n28 / n29 > 1.47 && n1 < 340.87",
                        "t0 in ['AA', 'BH', \"CO\"] && n2 / n13 > 1.47 && t4 != t5",
                        "amount > 3 * card.mean_amount_30d || !(is_new && country == 'BR')",
                        "card in lists.stolen_cards && amount >= 1e3 && hour in [1, 2, -3]",
                        "email.lowerAscii().endsWith('.ru') && weekday('UTC') == 6",
                        "distance_km(a, b) > (is_night ? 100 : 500) && -balance < 0"))
                .allMatch(this::isTaken);
    }

    private static List<String> conditionsOfTheExamples() throws IOException {
        try (Stream<Path> files = Files.walk(Repository.file("examples"))) {
            List<Path> policies = files.filter(file -> file.toString().endsWith(".yaml"))
                    .filter(file -> !file.toString().contains("target"))
                    .toList();
            List<String> conditions = new ArrayList<>();
            for (Path policy : policies) {
                CONDITION
                        .matcher(Files.readString(policy))
                        .results()
                        .forEach(condition -> conditions.add(condition.group(1)));
            }
            return conditions;
        }
    }

    private static String sequence(int number, int length, String between) {
        StringBuilder text = new StringBuilder();
        int rest = number;
        for (int i = 0; i < length; i++) {
            text.append(i == 0 ? "" : between).append(TOKENS.get(rest % TOKENS.size()));
            rest /= TOKENS.size();
        }
        return text.toString();
    }

    /** Whether the text is plain; what is has been compared. */
    private boolean isTaken(String text) {
        CelAbstractSyntaxTree plain = PlainParser.parse(text);
        if (plain == null) {
            return false;
        }
        CelValidationResult reference = parser.parse(text);
        assertThat(reference.hasError()).as("seed %d: %s", SEED, text).isFalse();
        CelAbstractSyntaxTree expected = ExpressionParser.tree(reference);
        assertThat(plain.getExpr()).as("seed %d: %s", SEED, text).isEqualTo(expected.getExpr());
        assertThat(plain.getSource()).as("seed %d: %s", SEED, text).isEqualTo(expected.getSource());
        return true;
    }
}
