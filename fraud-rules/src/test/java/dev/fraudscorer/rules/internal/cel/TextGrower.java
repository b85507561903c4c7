package dev.fraudscorer.rules.internal.cel;

import java.util.List;
import java.util.Random;

/** Grows random expressions that make texts of texts, or look for a place in one. */
final class TextGrower {
    private final Random random;
    private final ExpressionGrower grower;

    TextGrower(Random random, ExpressionGrower grower) {
        this.random = random;
        this.grower = grower;
    }

    GrownExpression change(int depth) {
        GrownExpression text = grower.text(depth);
        return switch (random.nextInt(7)) {
            case 0 -> method(text, "lowerAscii");
            case 1 -> method(text, "upperAscii");
            case 2 -> method(text, "trim");
            case 3 -> method(text, "charAt", place(depth));
            case 4 -> method(text, "substring", place(depth));
            case 5 -> method(text, "substring", place(depth), place(depth));
            default -> method(text, "replace", grower.text(0), grower.text(0));
        };
    }

    GrownExpression position(int depth) {
        String method = random.nextBoolean() ? "indexOf" : "lastIndexOf";
        return random.nextBoolean()
                ? method(grower.text(depth), method, grower.text(depth))
                : method(grower.text(depth), method, grower.text(depth), place(depth));
    }

    GrownExpression method(GrownExpression text, String method, GrownExpression... arguments) {
        List<GrownExpression> all = List.of(arguments);
        String ours = String.join(", ", all.stream().map(GrownExpression::ours).toList());
        String strict =
                String.join(", ", all.stream().map(GrownExpression::strict).toList());
        return new GrownExpression(
                text.ours() + "." + method + "(" + ours + ")", text.strict() + "." + method + "(" + strict + ")");
    }

    /** Mostly a small number, so that it lies inside of most texts. */
    private GrownExpression place(int depth) {
        return random.nextInt(4) == 0 ? grower.whole(depth) : GrownExpression.same("" + (random.nextInt(4) - 1));
    }
}
