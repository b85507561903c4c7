package dev.fraudscorer.rules.internal.cel;

import java.util.List;
import java.util.Random;

/** Grows random well-typed expressions over the names of {@link RandomValues}. */
final class ExpressionGrower {
    private static final List<String> COMPARISONS = List.of("<", "<=", ">", ">=", "==", "!=");
    private static final List<String> TEXTS =
            List.of("''", "'a'", "'ab'", "'BR'", "'tok_9f3c'", "'é😀'", "'\\uFF5E'", "'\\\\d'", "\"it's\"");
    private static final List<String> PATTERNS =
            List.of("'a'", "'^a'", "'b$'", "'^[a-z]+_[0-9]'", "''", "r'\\d'", "'.'");
    private static final List<String> ZONES = List.of("", "'UTC'", "'Europe/Berlin'", "'-03:30'", "'Asia/Kolkata'");
    private static final List<String> FIELDS = List.of(
            "getFullYear",
            "getMonth",
            "getDayOfYear",
            "getDayOfMonth",
            "getDate",
            "getDayOfWeek",
            "getHours",
            "getMinutes",
            "getSeconds",
            "getMilliseconds");

    private final Random random;

    ExpressionGrower(Random random) {
        this.random = random;
    }

    GrownExpression truth(int depth) {
        if (depth == 0) {
            return random.nextInt(4) == 0 ? GrownExpression.same("" + random.nextBoolean()) : name(RandomValues.TRUTHS);
        }
        return switch (random.nextInt(14)) {
            case 0, 1 -> infix(truth(depth - 1), "&&", truth(depth - 1));
            case 2, 3 -> infix(truth(depth - 1), "||", truth(depth - 1));
            case 4 -> prefix("!", truth(depth - 1));
            case 5, 6 -> infix(number(depth - 1), pick(COMPARISONS), number(depth - 1));
            case 7 -> mixedComparison(depth);
            case 8 -> infix(text(depth - 1), pick(COMPARISONS), text(depth - 1));
            case 9 -> infix(truth(depth - 1), random.nextBoolean() ? "==" : "!=", truth(depth - 1));
            case 10 -> textQuestion(depth);
            case 11 -> membership(depth);
            case 12 -> choice(truth(depth - 1), truth(depth - 1), truth(depth - 1));
            default -> presence(depth);
        };
    }

    /** An expression that is a double in standard CEL. */
    GrownExpression number(int depth) {
        if (depth == 0) {
            return random.nextInt(3) == 0 ? decimal() : name(RandomValues.NUMBERS);
        }
        return switch (random.nextInt(10)) {
            case 0, 1, 2 -> finite(infix(number(depth - 1), pick(List.of("+", "-", "*", "/")), number(depth - 1)));
            case 3 -> finite(infix(asDouble(whole(depth - 1)), pick(List.of("+", "-", "*", "/")), number(depth - 1)));
            case 4 -> remainder(number(depth - 1), number(depth - 1));
            case 5 -> prefix("-", number(depth - 1));
            case 6 -> choice(truth(depth - 1), number(depth - 1), asDouble(whole(depth - 1)), number(depth - 1));
            case 7 -> call("double", whole(depth - 1));
            case 8 -> call(pick(List.of("min", "max")), number(depth - 1), number(depth - 1));
            default -> fallback(name(RandomValues.NUMBERS), number(depth - 1));
        };
    }

    /** An expression that is an int in standard CEL. */
    GrownExpression whole(int depth) {
        if (depth == 0) {
            return GrownExpression.same("" + wholeLiteral());
        }
        return switch (random.nextInt(9)) {
            case 0, 1 -> exact(infix(whole(depth - 1), pick(List.of("+", "-", "*")), whole(depth - 1)));
            case 2 -> infix(whole(depth - 1), pick(List.of("/", "%")), whole(depth - 1));
            case 3 -> exact(call("int", number(depth - 1)));
            case 4 -> call("size", text(depth - 1));
            case 5, 6 -> timeField();
            case 7 -> choice(truth(depth - 1), whole(depth - 1), whole(depth - 1));
            default -> call("abs", whole(depth - 1));
        };
    }

    GrownExpression text(int depth) {
        if (depth == 0) {
            return random.nextBoolean() ? GrownExpression.same(pick(TEXTS)) : name(RandomValues.TEXTS);
        }
        return switch (random.nextInt(4)) {
            case 0 -> infix(text(depth - 1), "+", text(depth - 1));
            case 1 -> choice(truth(depth - 1), text(depth - 1), text(depth - 1));
            case 2 -> fallback(name(RandomValues.TEXTS), text(depth - 1));
            default -> text(0);
        };
    }

    private GrownExpression mixedComparison(int depth) {
        GrownExpression whole = asDouble(whole(depth - 1));
        GrownExpression number = number(depth - 1);
        boolean wholeFirst = random.nextBoolean();
        return infix(wholeFirst ? whole : number, pick(COMPARISONS), wholeFirst ? number : whole);
    }

    private GrownExpression textQuestion(int depth) {
        GrownExpression text = text(depth - 1);
        if (random.nextInt(3) == 0) {
            String pattern = pick(PATTERNS);
            return new GrownExpression(
                    text.ours() + ".matches(" + pattern + ")", text.strict() + ".matches(" + pattern + ")");
        }
        GrownExpression part = text(depth - 1);
        String method = pick(List.of("contains", "startsWith", "endsWith"));
        return new GrownExpression(
                text.ours() + "." + method + "(" + part.ours() + ")",
                text.strict() + "." + method + "(" + part.strict() + ")");
    }

    private GrownExpression membership(int depth) {
        if (random.nextBoolean()) {
            return infix(text(depth - 1), "in", GrownExpression.same("[" + pick(TEXTS) + ", " + pick(TEXTS) + "]"));
        }
        long whole = wholeLiteral();
        String decimal = decimal().ours();
        return infix(
                number(depth - 1),
                "in",
                new GrownExpression("[" + whole + ", " + decimal + "]", "[" + whole + ".0, " + decimal + "]"));
    }

    private GrownExpression presence(int depth) {
        List<String> names = pick(List.of(RandomValues.NUMBERS, RandomValues.TEXTS, RandomValues.TRUTHS));
        String name = pick(names);
        return depth % 2 == 0
                ? fallback(name(RandomValues.TRUTHS), truth(depth - 1))
                : new GrownExpression("has(" + name + ")", RandomValues.presenceOf(name));
    }

    private static GrownExpression fallback(GrownExpression name, GrownExpression other) {
        return new GrownExpression(
                "if_missing(" + name.ours() + ", " + other.ours() + ")",
                "(" + RandomValues.presenceOf(name.ours()) + " ? " + name.strict() + " : " + other.strict() + ")");
    }

    private GrownExpression timeField() {
        return GrownExpression.same("event_time." + pick(FIELDS) + "(" + pick(ZONES) + ")");
    }

    private static GrownExpression infix(GrownExpression left, String operator, GrownExpression right) {
        return new GrownExpression(
                "(" + left.ours() + " " + operator + " " + right.ours() + ")",
                "(" + left.strict() + " " + operator + " " + right.strict() + ")");
    }

    private static GrownExpression prefix(String operator, GrownExpression operand) {
        return new GrownExpression(operator + "(" + operand.ours() + ")", operator + "(" + operand.strict() + ")");
    }

    private static GrownExpression call(String function, GrownExpression operand) {
        return new GrownExpression(function + "(" + operand.ours() + ")", function + "(" + operand.strict() + ")");
    }

    private static GrownExpression call(String function, GrownExpression left, GrownExpression right) {
        return new GrownExpression(
                function + "(" + left.ours() + ", " + right.ours() + ")",
                function + "(" + left.strict() + ", " + right.strict() + ")");
    }

    private static GrownExpression remainder(GrownExpression left, GrownExpression right) {
        return new GrownExpression(
                "(" + left.ours() + " % " + right.ours() + ")",
                "finite(remainder(" + left.strict() + ", " + right.strict() + "))");
    }

    private static GrownExpression choice(GrownExpression condition, GrownExpression yes, GrownExpression no) {
        return new GrownExpression(
                "(" + condition.ours() + " ? " + yes.ours() + " : " + no.ours() + ")",
                "(" + condition.strict() + " ? " + yes.strict() + " : " + no.strict() + ")");
    }

    /** A choice between three, so that a whole number stands beside others. */
    private static GrownExpression choice(
            GrownExpression condition, GrownExpression yes, GrownExpression no, GrownExpression otherwise) {
        return choice(condition, choice(condition, yes, no), otherwise);
    }

    private static GrownExpression asDouble(GrownExpression whole) {
        return new GrownExpression(whole.ours(), "double(" + whole.strict() + ")");
    }

    private static GrownExpression finite(GrownExpression number) {
        return new GrownExpression(number.ours(), "finite(" + number.strict() + ")");
    }

    private static GrownExpression exact(GrownExpression whole) {
        return new GrownExpression(whole.ours(), "exact(" + whole.strict() + ")");
    }

    private GrownExpression name(List<String> names) {
        return GrownExpression.same(pick(names));
    }

    private long wholeLiteral() {
        return switch (random.nextInt(8)) {
            case 0 -> (1L << 53) - 1;
            case 1 -> -(1L << 53) + 1;
            case 2 -> random.nextLong() >> 12;
            default -> random.nextInt(12) - 3;
        };
    }

    private GrownExpression decimal() {
        return GrownExpression.same(pick(List.of("0.0", "0.5", "1.0", "2.5", "1e300", "1e-300", "3.0", "100.0")));
    }

    private <T> T pick(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
