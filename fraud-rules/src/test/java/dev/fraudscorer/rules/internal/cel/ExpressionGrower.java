package dev.fraudscorer.rules.internal.cel;

import dev.fraudscorer.internal.cards.CardNumbers;
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
    private final MomentGrower moments;
    private final TextGrower texts;
    private int variables;

    ExpressionGrower(Random random) {
        this.random = random;
        this.moments = new MomentGrower(random, this);
        this.texts = new TextGrower(random, this);
    }

    GrownExpression truth(int depth) {
        if (depth == 0) {
            return random.nextInt(4) == 0 ? GrownExpression.same("" + random.nextBoolean()) : name(RandomValues.TRUTHS);
        }
        return switch (random.nextInt(19)) {
            case 14 -> infix(moments.time(depth - 1), pick(COMPARISONS), moments.time(depth - 1));
            case 15 -> infix(moments.duration(depth - 1), pick(COMPARISONS), moments.duration(depth - 1));
            case 16, 17 -> macro(depth);
            case 18 -> call("bool", random.nextBoolean() ? text(depth - 1) : truth(depth - 1));
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
        return switch (random.nextInt(11)) {
            case 10 -> finite(call("double", text(depth - 1)));
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
        return switch (random.nextInt(13)) {
            case 9 -> exact(call("int", text(depth - 1)));
            case 10 -> call("int", moments.time(depth - 1));
            case 11 -> moments.field(depth - 1);
            case 12 -> texts.position(depth - 1);
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
        return switch (random.nextInt(9)) {
            case 4 -> call("string", whole(depth - 1));
            case 5 -> call("string", random.nextBoolean() ? truth(depth - 1) : moments.time(depth - 1));
            case 6, 7, 8 -> texts.change(depth - 1);
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

    /** CEL's own macros on the other side: what we write out there runs as a loop. */
    private GrownExpression macro(int depth) {
        String variable = "v" + variables++;
        String macro = pick(List.of("exists", "all", "exists_one"));
        boolean ofTexts = random.nextBoolean();
        GrownExpression question;
        if (ofTexts) {
            String method = pick(List.of("contains", "startsWith", "endsWith"));
            question = texts.method(text(depth - 1), method, GrownExpression.same(variable));
        } else {
            question = infix(number(depth - 1), pick(COMPARISONS), GrownExpression.same(variable));
        }
        GrownExpression body = switch (random.nextInt(3)) {
            case 0 -> question;
            case 1 -> infix(truth(depth - 1), pick(List.of("&&", "||")), question);
            default -> infix(question, pick(List.of("&&", "||")), truth(depth - 1));
        };
        String list = ofTexts
                ? "[" + pick(TEXTS) + ", " + pick(TEXTS) + ", " + pick(TEXTS) + "]"
                : "[" + decimal().ours() + ", " + decimal().ours() + "]";
        String items = random.nextInt(10) == 0 && ofTexts ? "[" + pick(TEXTS) + "]" : list;
        return new GrownExpression(
                items + "." + macro + "(" + variable + ", " + body.ours() + ")",
                items + "." + macro + "(" + variable + ", " + body.strict() + ")");
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

    static GrownExpression infix(GrownExpression left, String operator, GrownExpression right) {
        return new GrownExpression(
                "(" + left.ours() + " " + operator + " " + right.ours() + ")",
                "(" + left.strict() + " " + operator + " " + right.strict() + ")");
    }

    private static GrownExpression prefix(String operator, GrownExpression operand) {
        return new GrownExpression(operator + "(" + operand.ours() + ")", operator + "(" + operand.strict() + ")");
    }

    static GrownExpression call(String function, GrownExpression operand) {
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

    static GrownExpression choice(GrownExpression condition, GrownExpression yes, GrownExpression no) {
        return new GrownExpression(
                "(" + condition.ours() + " ? " + yes.ours() + " : " + no.ours() + ")",
                "(" + condition.strict() + " ? " + yes.strict() + " : " + no.strict() + ")");
    }

    /** A choice between three, so that a whole number is beside others. */
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

    /** No card number, which no policy may hold. */
    private long wholeLiteral() {
        long whole = anyWhole();
        while (CardNumbers.isCardNumber((double) whole)) {
            whole = anyWhole();
        }
        return whole;
    }

    private long anyWhole() {
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
