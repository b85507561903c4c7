package dev.fraudscorer.internal.load.section;

import dev.fraudscorer.event.Attribute;
import dev.fraudscorer.event.AttributeType;
import dev.fraudscorer.event.KeyRing;
import dev.fraudscorer.event.ValueType;
import dev.fraudscorer.internal.canonical.CodeSet;
import dev.fraudscorer.internal.canonical.Countries;
import dev.fraudscorer.internal.canonical.Currencies;
import dev.fraudscorer.spi.policy.MapNode;
import dev.fraudscorer.spi.policy.Node;
import dev.fraudscorer.spi.policy.PolicyReader;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the options of an attribute beside its type: {@code { required, max_length, trim, case, codes, cards,
 * shown, secret }}. */
final class AttributeOptions {
    static final String TYPE = "type";
    private static final String REQUIRED = "required";
    private static final String MAX_LENGTH = "max_length";
    private static final String TRIM = "trim";
    private static final String CASE = "case";
    private static final String CODES = "codes";
    private static final String CARDS = "cards";
    private static final String SHOWN = "shown";
    private static final String SECRET = "secret";
    private static final List<String> KNOWN =
            List.of(TYPE, REQUIRED, MAX_LENGTH, TRIM, CASE, CODES, CARDS, SHOWN, SECRET);

    private final PolicyReader reader;
    private final @Nullable KeyRing keys;

    /** @param keys of secret attributes; null if the host gave none */
    AttributeOptions(PolicyReader reader, @Nullable KeyRing keys) {
        this.reader = reader;
        this.keys = keys;
    }

    /** Whether {@code event_id: { cards: never }} declares the ids of an event type free of card numbers. */
    boolean declaresIdsWithoutCards(@Nullable Node node) {
        MapNode map = node instanceof MapNode ? reader.map(node, List.of(CARDS)) : null;
        return map != null && reader.constant(map.get(CARDS), Cards.class, "word for cards") == Cards.NEVER;
    }

    /** Reports keys that are none. */
    void checkKeys(MapNode options) {
        reader.map(options, KNOWN);
    }

    /** The attribute as the options have it; what is wrong with one is reported, and the option passed over. */
    Attribute applyTo(Attribute plain, MapNode options) {
        Attribute attribute = plain;
        Boolean isRequired = reader.bool(options.get(REQUIRED));
        if (isRequired != null) {
            attribute = attribute.withRequired(isRequired);
        }
        attribute = applyLength(attribute, options);
        attribute = applyTrim(attribute, options);
        attribute = applyCase(attribute, options);
        attribute = applyCodes(attribute, options);
        attribute = applyCards(attribute, options);
        attribute = applyShown(attribute, options);
        return applySecret(attribute, options);
    }

    private Attribute applyCards(Attribute attribute, MapNode options) {
        boolean mayHoldCards = isFree(attribute.type()) || attribute.type() == AttributeType.NUMBER;
        Node node = option(attribute, options.get(CARDS), mayHoldCards, "cards", "a key, a text or a number");
        return reader.constant(node, Cards.class, "word for cards") == Cards.NEVER
                ? attribute.withoutCards()
                : attribute;
    }

    private Attribute applySecret(Attribute attribute, MapNode options) {
        Node node = option(attribute, options.get(SECRET), isFree(attribute.type()), "secret", "a key or a text");
        if (node == null || !Boolean.TRUE.equals(reader.bool(node))) {
            return attribute;
        }
        if (keys == null) {
            reader.report(
                    node.at(),
                    "the secret attribute '" + attribute.name() + "' without a key to make tokens by",
                    "a key of the host, FraudScorer.builder(…).secrets(KeyRing.of(id, key))");
            return attribute;
        }
        return attribute.withSecret(keys);
    }

    private Attribute applyShown(Attribute attribute, MapNode options) {
        boolean isCard = attribute.type() == AttributeType.CARD_NUMBER;
        Node node = option(attribute, options.get(SHOWN), isCard, "shown", "a card_number");
        Double digits = reader.number(node, 6, 8);
        if (node != null && digits != null && digits != 6 && digits != 8) {
            reader.report(node.at(), node.describe(), "6 or 8 digits");
            return attribute;
        }
        return digits == null ? attribute : attribute.withShownDigits(digits.intValue());
    }

    private Attribute applyLength(Attribute attribute, MapNode options) {
        Node node = option(attribute, options.get(MAX_LENGTH), isFree(attribute.type()), "a length", "a key or a text");
        Double length = reader.number(node, 1, Attribute.LONGEST);
        if (node != null && length != null && length != Math.rint(length)) {
            reader.report(node.at(), node.describe(), "a whole number of characters");
            return attribute;
        }
        return length == null ? attribute : attribute.withMaxLength(length.intValue());
    }

    private Attribute applyTrim(Attribute attribute, MapNode options) {
        boolean isText = attribute.type().valueType() == ValueType.TEXT;
        Node node = option(attribute, options.get(TRIM), isText, "trim", "an attribute whose values are texts");
        return Boolean.TRUE.equals(reader.bool(node)) ? attribute.withTrim() : attribute;
    }

    private Attribute applyCase(Attribute attribute, MapNode options) {
        Node node = option(attribute, options.get(CASE), isFree(attribute.type()), "case", "a key or a text");
        return reader.constant(node, LetterCase.class, "case") == LetterCase.FOLD
                ? attribute.withCaseFolded()
                : attribute;
    }

    private Attribute applyCodes(Attribute attribute, MapNode options) {
        boolean isCountry = attribute.type() == AttributeType.COUNTRY;
        boolean hasCodes = isCountry || attribute.type() == AttributeType.CURRENCY;
        Node node = option(attribute, options.get(CODES), hasCodes, "codes", "a country or a currency");
        if (node == null) {
            return attribute;
        }
        CodeSet known = isCountry ? Countries.CODES : Currencies.CODES;
        List<String> further = new ArrayList<>();
        for (Node item : reader.items(node)) {
            String code = reader.text(item);
            if (code != null && known.hasForm(code)) {
                further.add(code);
            } else if (code != null) {
                reader.report(item.at(), item.describe(), "a code of " + known.length() + " letters from A to Z");
            }
        }
        return attribute.withCodes(further);
    }

    /** The node of an option; null if it is not given, or is not for the type, which is reported. */
    private @Nullable Node option(
            Attribute attribute, @Nullable Node node, boolean fits, String what, String expected) {
        if (node != null && !fits) {
            reader.report(
                    node.at(),
                    what + " for the type '" + attribute.type().policyName() + "'",
                    "it for " + expected + " only");
        }
        return fits ? node : null;
    }

    private static boolean isFree(AttributeType type) {
        return type == AttributeType.KEY || type == AttributeType.TEXT;
    }

    /** Whether card numbers come in an attribute. */
    private enum Cards {
        NEVER
    }

    /** What becomes of upper and lower case. */
    private enum LetterCase {
        KEEP,
        FOLD
    }
}
