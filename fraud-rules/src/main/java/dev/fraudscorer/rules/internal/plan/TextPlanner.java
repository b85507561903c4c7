package dev.fraudscorer.rules.internal.plan;

import dev.fraudscorer.rules.internal.language.Expression;
import dev.fraudscorer.rules.internal.language.Expression.Call;
import dev.fraudscorer.rules.internal.language.ExpressionText;
import dev.fraudscorer.rules.internal.language.Operation;
import dev.fraudscorer.rules.internal.language.Symbol;
import dev.fraudscorer.rules.internal.plan.node.Constant;
import dev.fraudscorer.rules.internal.plan.node.NumberNode;
import dev.fraudscorer.rules.internal.plan.node.TextNode;
import dev.fraudscorer.rules.internal.plan.text.AsciiCase;
import dev.fraudscorer.rules.internal.plan.text.Bin;
import dev.fraudscorer.rules.internal.plan.text.Conversion;
import dev.fraudscorer.rules.internal.plan.text.IndexOf;
import dev.fraudscorer.rules.internal.plan.text.Replacement;
import dev.fraudscorer.rules.internal.plan.text.Substrings;
import dev.fraudscorer.rules.internal.plan.text.Trim;

/** Plans operations that make texts of other values, and those that look for a place in a text. */
final class TextPlanner {
    private static final NumberNode TO_END = new Constant.OfNumber(Integer.MAX_VALUE);

    private final Planner planner;
    private final Literals literals;
    private final ExpressionText text;

    TextPlanner(Planner planner, Literals literals, ExpressionText text) {
        this.planner = planner;
        this.literals = literals;
        this.text = text;
    }

    /** Reports an attribute of card numbers that is used as if it were a text. */
    void reportCardNumber(int offset, String name) {
        text.report(
                offset,
                "the card number '" + name + "' as a text",
                "bin(" + name + "), bin(" + name + ", 8), has(" + name
                        + ") or a list of kind bin; a card is compared and" + " counted by its token, a key");
    }

    /** A token says nothing of the text: whatever is done with it but to compare it with another one has no meaning. */
    void reportSecret(int offset, String name) {
        text.report(
                offset,
                "the secret attribute '" + name + "' as a text, of which events hold a token",
                "a comparison with another secret attribute, has(" + name
                        + "), or a list of kind keys, whose entries become tokens, too");
    }

    /** The plan of an operation whose result is a text. */
    TextNode change(Call call) {
        return switch (call.operation()) {
            case STRING -> conversion(call.argument(0));
            case LOWER_ASCII -> new AsciiCase(planner.text(call.argument(0)), false);
            case UPPER_ASCII -> new AsciiCase(planner.text(call.argument(0)), true);
            case TRIM -> new Trim(planner.text(call.argument(0)));
            case CHAR_AT ->
                new Substrings.CharacterAt(planner.text(call.argument(0)), planner.number(call.argument(1)));
            case SUBSTRING ->
                new Substrings.Between(
                        planner.text(call.argument(0)),
                        planner.number(call.argument(1)),
                        call.arguments().size() > 2 ? planner.number(call.argument(2)) : null);
            case REPLACE ->
                new Replacement(
                        planner.text(call.argument(0)),
                        planner.text(call.argument(1)),
                        planner.text(call.argument(2)),
                        call.arguments().size() > 3 ? planner.number(call.argument(3)) : TO_END);
            case BIN -> bin(call);
            default -> throw Planner.unplanned(call);
        };
    }

    private TextNode bin(Call call) {
        int digits = call.arguments().size() > 1 ? literals.binDigits(call.argument(1)) : Bin.SHORT;
        if (call.argument(0) instanceof Expression.Reference reference
                && reference.symbol() instanceof Symbol.Slot slot
                && slot.variable().attribute() != null
                && slot.variable().isCardNumber()
                && slot.variable().attribute().shownDigits() < digits) {
            String name = slot.variable().name();
            text.report(
                    call.argument(1).offset(),
                    digits + " digits of the card number '" + name + "', of which 6 are kept",
                    "bin(" + name + "), or 'shown: 8' at the attribute");
        }
        Expression number = call.argument(0);
        return new Bin(Planner.isSecret(number) ? planner.text(number) : planner.textOrCardNumber(number), digits);
    }

    /** The plan of {@code indexOf} and {@code lastIndexOf}. */
    NumberNode position(Call call) {
        NumberNode from = call.arguments().size() > 2 ? planner.number(call.argument(2)) : null;
        return new IndexOf(
                call.operation() == Operation.LAST_INDEX_OF,
                planner.text(call.argument(0)),
                planner.text(call.argument(1)),
                from);
    }

    private TextNode conversion(Expression argument) {
        return switch (argument.type()) {
            case TEXT -> planner.text(argument);
            case BOOLEAN -> new Conversion.OfBoolean(planner.truth(argument));
            case TIME -> new Conversion.OfTime(planner.number(argument));
            default -> new Conversion.OfNumber(planner.number(argument));
        };
    }
}
