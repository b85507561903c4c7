package dev.fraudscorer.rules.internal.cel;

import java.util.List;
import java.util.Random;

/** Grows random texts of the shapes that rules have, whatever their types, and changes them into what may be none. */
final class PlainTextGrower {
    private static final List<String> NAMES = List.of(
            "a",
            "n12",
            "card.count_1h",
            "lists.a",
            "a . b",
            "in1",
            "e5",
            "r",
            "b",
            "truex",
            "_x",
            "has",
            "all",
            "if",
            "exists");
    private static final List<String> LITERALS = List.of(
            "0",
            "007",
            "1.5",
            "1e3",
            "2.5E-7",
            "1e999",
            "999999999999999999",
            "9223372036854775807",
            "true",
            "false",
            "'x'",
            "\"it's\"",
            "'é\t'",
            "'a b'",
            "''",
            "\"\"",
            "'😀'",
            "'\\n'",
            "0x1F",
            "1u",
            ".5",
            "null",
            "r'a'",
            "b'a'");
    private static final List<String> INFIX =
            List.of("&&", "||", "<", "<=", ">", ">=", "==", "!=", " in ", "+", "-", "*", "/", "%", "&&", "||");
    private static final List<String> CALLS = List.of("min", "abs", "size", "exists", "has");
    private static final List<String> METHODS = List.of("contains", "size", "trim", "exists", "in", "if");
    private static final List<String> SPACES = List.of("", "", " ", " ", " ", "\n", "\t ", "\r\n", "\f", " // x\n");
    private static final String CHARACTERS = "a1_ .,:?!-+*/%<>=&|()[]{}'\"\\`@#\n\r\te0rb\u00e9\ud83d\u0000\uffff";
    private static final int MOST_ITEMS = 4;

    private final Random random;

    PlainTextGrower(Random random) {
        this.random = random;
    }

    String grow(int depth) {
        if (depth == 0) {
            return space() + (random.nextInt(3) == 0 ? pick(LITERALS) : pick(NAMES)) + space();
        }
        return switch (random.nextInt(12)) {
            case 0 -> "(" + grow(depth - 1) + ")";
            case 1 -> pick(List.of("!", "-", "!(", "-(")) + grow(depth - 1) + (random.nextBoolean() ? ")" : "");
            case 2 -> grow(0) + pick(List.of("in", " in ")) + " [" + items(depth - 1) + "]";
            case 3 -> pick(CALLS) + space() + "(" + items(depth - 1) + ")";
            case 4 -> grow(0).strip() + space() + "." + space() + pick(METHODS) + "(" + items(depth - 1) + ")";
            case 5 -> grow(depth - 1) + "?" + grow(depth - 1) + ":" + grow(depth - 1);
            default -> chain(depth);
        };
    }

    private String chain(int depth) {
        StringBuilder text = new StringBuilder(grow(depth - 1));
        for (int i = random.nextInt(MOST_ITEMS); i >= 0; i--) {
            text.append(pick(INFIX)).append(grow(depth - 1));
        }
        return text.toString();
    }

    private String items(int depth) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(MOST_ITEMS); i > 0; i--) {
            text.append(text.isEmpty() ? "" : ",").append(grow(depth));
        }
        return text.toString();
    }

    /** With one character more, one less, or two in the place of each other. */
    String mutated(String text) {
        int at = random.nextInt(text.length() + 1);
        int next = Math.min(at + 1, text.length());
        String before = text.substring(0, at);
        String after = text.substring(next);
        return switch (random.nextInt(4)) {
            case 0 -> before + after;
            case 1 -> before + CHARACTERS.charAt(random.nextInt(CHARACTERS.length())) + after;
            case 2 -> after + before;
            default -> before + CHARACTERS.charAt(random.nextInt(CHARACTERS.length())) + text.substring(at);
        };
    }

    private String space() {
        return pick(SPACES);
    }

    private <T> T pick(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }
}
