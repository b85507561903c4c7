package dev.fraudscorer.rules.internal.cel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fraudscorer.policy.Location;
import dev.fraudscorer.rules.internal.language.Expression;
import dev.fraudscorer.rules.internal.language.ExpressionText;
import dev.fraudscorer.rules.internal.language.Scope;
import dev.fraudscorer.shaded.dev.cel.common.CelValidationResult;
import dev.fraudscorer.spi.policy.PolicyReader;
import dev.fraudscorer.spi.policy.ScalarNode;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The types that are found without CEL's checker are those that it finds, and what it refuses has none. */
final class TranslationPropertyTest {
    private static final long SEED = 47;
    private static final int EXPRESSIONS = 4_000;
    private static final List<String> OPERATORS = List.of("+", "-", "*", "/", "%", "==", "!=", "<", ">=", "&&", "||");

    @Test
    void translate_grownExpressions_agreesWithCelsChecker() throws Exception {
        Random random = new Random(SEED);
        ExpressionGrower grower = new ExpressionGrower(random);
        Scope scope = Scope.of(RandomValues.next(random).ours().schema().variables());
        int refused = 0;
        for (int i = 0; i < EXPRESSIONS; i++) {
            String text = next(grower, random);
            PolicyReader reader = new PolicyReader();
            ExpressionText expression =
                    new ExpressionText(new ScalarNode(new Location("t", 1, 1), ScalarNode.Kind.TEXT, text), reader);
            ParsedExpression parsed = Objects.requireNonNull(new ExpressionParser().parse(expression), text);
            CelValidationResult cel = CelsChecker.check(parsed, scope);
            Expression translated = new Translation(parsed.tree(), expression, scope).translate();
            assertThat(translated == null).as("seed %d: %s", SEED, text).isEqualTo(cel.hasError());
            if (translated == null) {
                refused++;
                assertThat(reader.problems()).as("seed %d: %s", SEED, text).hasSameSizeAs(cel.getErrors());
            } else {
                assertThat(translated.type())
                        .as("seed %d: %s", SEED, text)
                        .isEqualTo(CelTypes.toType(cel.getAst().getResultType()));
            }
        }
        assertThat(refused).isBetween(EXPRESSIONS / 10, EXPRESSIONS / 10 * 9);
    }

    /** Half of them grown as they should be, half put together of whatever types. */
    private static String next(ExpressionGrower grower, Random random) {
        if (random.nextBoolean()) {
            return any(grower, random);
        }
        String operator = OPERATORS.get(random.nextInt(OPERATORS.size()));
        String text = "(" + any(grower, random) + ") " + operator + " (" + any(grower, random) + ")";
        return switch (random.nextInt(4)) {
            case 0 -> "(" + any(grower, random) + ") ? (" + text + ") : (" + any(grower, random) + ")";
            case 1 -> "min((" + text + "), (" + any(grower, random) + "))";
            default -> text;
        };
    }

    private static String any(ExpressionGrower grower, Random random) {
        int depth = random.nextInt(3);
        return switch (random.nextInt(4)) {
            case 0 -> grower.truth(depth).ours();
            case 1 -> grower.number(depth).ours();
            case 2 -> grower.whole(depth).ours();
            default -> grower.text(depth).ours();
        };
    }
}
