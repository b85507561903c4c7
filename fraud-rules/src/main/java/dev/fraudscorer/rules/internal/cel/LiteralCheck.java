package dev.fraudscorer.rules.internal.cel;

import dev.fraudscorer.internal.cards.CardNumbers;
import dev.fraudscorer.rules.internal.language.Expression;
import dev.fraudscorer.rules.internal.language.ExpressionText;

/** Reports card numbers in literals, which by escapes such as {@code \\u00A0} can hide from whoever reads the text. */
final class LiteralCheck {
    private LiteralCheck() {}

    static void check(Expression expression, ExpressionText text) {
        expression.walk(part -> {
            if (holdsCard(part)) {
                text.report(part.offset(), "a card number", "no card number in a policy; a card is named by its token");
            }
        });
    }

    private static boolean holdsCard(Expression literal) {
        return literal instanceof Expression.TextLiteral words
                ? CardNumbers.contains(words.value())
                : literal instanceof Expression.NumberLiteral number && CardNumbers.isCardNumber(number.value());
    }
}
