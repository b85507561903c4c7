package dev.fraudscorer.rules.internal.lists.content;

import dev.fraudscorer.event.AttributeType;
import dev.fraudscorer.internal.cards.CardNumbers;
import dev.fraudscorer.spi.vector.Variable;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the attributes of a list admit as entries: whether they may look like card numbers, and how many
 * digits of a card number an event holds. Immutable.
 *
 * @param refusesCards whether an entry with a card number is refused; false if the policy vouches for an attribute
 * @param mostDigits how many digits a BIN has at most
 */
public record KeyCheck(boolean refusesCards, int mostDigits) {
    /** One digit less than a card number has at least. */
    public static final int LONGEST_BIN = 11;

    /** What entries must meet unless an attribute exempts them. */
    public static final KeyCheck NO_CARDS = new KeyCheck(true, LONGEST_BIN);

    static final LineError CARD_NUMBER = new LineError(
            "a card number",
            "a token; replace the number by a token or a keyed hash, or vouch by 'cards: never' at the"
                    + " attribute that no values of it are card numbers");

    /** The check of the attributes whose values the entries are. */
    public static KeyCheck of(List<Variable> attributes) {
        int mostDigits = attributes.stream()
                .filter(Variable::isCardNumber)
                .map(variable -> Objects.requireNonNull(variable.attribute()).shownDigits())
                .min(Integer::compare)
                .orElse(LONGEST_BIN);
        boolean vouched = attributes.stream()
                .map(Variable::attribute)
                .anyMatch(attribute -> attribute != null
                        && (attribute.type() == AttributeType.KEY || attribute.type() == AttributeType.TEXT)
                        && attribute.isFreeOfCards());
        return new KeyCheck(!vouched, mostDigits);
    }

    /** What is wrong with a key that is not blank; null if nothing is. */
    @Nullable
    public LineError fault(CharSequence key) {
        return refusesCards && CardNumbers.contains(key) ? CARD_NUMBER : null;
    }
}
