package dev.fraudscorer.rules.internal.condition;

import dev.fraudscorer.rules.internal.language.Expression;
import dev.fraudscorer.rules.internal.language.Expression.Call;
import dev.fraudscorer.rules.internal.language.Expression.Reference;
import dev.fraudscorer.rules.internal.language.Expression.TextLiteral;
import dev.fraudscorer.rules.internal.language.Symbol;
import dev.fraudscorer.rules.internal.language.Type;
import dev.fraudscorer.rules.internal.plan.node.TextNode;

/** How many characters a text has at most, by what it is made of. */
public final class TextLength {
    /** A number, a time or a boolean as a text. */
    private static final int LONGEST_CONVERTED = 40;

    private static final int LONGEST_BIN = 8;

    /** One code point. */
    private static final int LONGEST_CHARACTER = 2;

    /** The name of an event type. */
    private static final int LONGEST_NAME = 256;

    private TextLength() {}

    /** The most characters of a text; 0 for what is no text. */
    public static int of(Expression text) {
        if (text.type() != Type.TEXT) {
            return 0;
        }
        if (text instanceof TextLiteral literal) {
            return literal.value().length();
        }
        if (text instanceof Reference reference) {
            return reference.symbol() instanceof Symbol.Slot slot
                    ? slot.variable().maxLength()
                    : LONGEST_NAME;
        }
        return text instanceof Call call ? ofCall(call) : TextNode.MOST_CHARS;
    }

    private static int ofCall(Call call) {
        return switch (call.operation()) {
            case CONDITIONAL -> Math.max(of(call.argument(1)), of(call.argument(2)));
            case IF_MISSING -> Math.max(of(call.argument(0)), of(call.argument(1)));
            case ADD -> limited((long) of(call.argument(0)) + of(call.argument(1)));
            case LOWER_ASCII, UPPER_ASCII, TRIM, SUBSTRING -> of(call.argument(0));
            case CHAR_AT -> LONGEST_CHARACTER;
            case BIN -> LONGEST_BIN;
            case STRING -> Math.max(LONGEST_CONVERTED, of(call.argument(0)));
            case REPLACE -> limited(of(call.argument(0)) + replaced(call) * of(call.argument(2)));
            default -> TextNode.MOST_CHARS;
        };
    }

    /** In how many places {@code replace} puts a text at most. */
    static long replaced(Call replace) {
        int sought = replace.argument(1) instanceof TextLiteral literal
                ? Math.max(1, literal.value().length())
                : 1;
        return of(replace.argument(0)) / sought + 1L;
    }

    private static int limited(long length) {
        return (int) Math.min(length, TextNode.MOST_CHARS);
    }
}
