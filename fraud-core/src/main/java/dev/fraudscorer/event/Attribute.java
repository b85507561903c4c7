package dev.fraudscorer.event;

import dev.fraudscorer.internal.canonical.CodeSet;
import dev.fraudscorer.internal.canonical.Countries;
import dev.fraudscorer.internal.canonical.Currencies;
import dev.fraudscorer.internal.cards.CardNumbers;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A raw input field of an event, as the policy declares it: its name, which values it takes, and what it makes of the
 * different spellings of a text. Immutable.
 */
public final class Attribute {
    /** How many characters a key or an id has at most, unless the policy sets another bound. */
    public static final int LONGEST_KEY = 256;

    /** How many characters a text has at most, unless the policy sets another bound. */
    public static final int LONGEST_TEXT = 4_096;

    /** The most that a policy can allow. */
    public static final int LONGEST = 65_536;

    private static final int LONGEST_ADDRESS = 45;

    /** Nineteen digits beyond the BMP, and a separator of several characters after each. */
    private static final int LONGEST_CARD_NUMBER = 128;

    private final String name;
    private final AttributeType type;
    private final boolean required;
    private final int slot;
    private final int maxLength;
    private final boolean trimmed;
    private final boolean caseFolded;
    private final @Nullable CodeSet codes;
    private final CardRule cards;
    /** By which an event holds tokens in place of its texts; null if it holds the texts. */
    private final @Nullable KeyRing secret;

    private final boolean isTakenAsGiven;

    /**
     * An attribute that takes texts as they come, of the usual length.
     *
     * @param name the name in the policy, such as {@code amount}
     * @param type which values are accepted
     * @param required whether an event must carry it
     * @param slot its place in the feature vector, 0 or above
     */
    public Attribute(String name, AttributeType type, boolean required, int slot) {
        this(name, type, required, slot, defaultLength(type), false, false, knownCodes(type), CardRule.of(type), null);
    }

    private Attribute(
            String name,
            AttributeType type,
            boolean required,
            int slot,
            int maxLength,
            boolean trimmed,
            boolean caseFolded,
            @Nullable CodeSet codes,
            CardRule cards,
            @Nullable KeyRing secret) {
        this.name = Objects.requireNonNull(name, "name");
        this.type = Objects.requireNonNull(type, "type");
        this.required = required;
        this.slot = slot;
        this.maxLength = maxLength;
        this.trimmed = trimmed;
        this.caseFolded = caseFolded;
        this.codes = codes;
        this.cards = cards;
        this.secret = secret;
        this.isTakenAsGiven = !trimmed && !caseFolded && type != AttributeType.IP && type != AttributeType.CARD_NUMBER;
        if (slot < 0) {
            throw new IllegalArgumentException("slot must be 0 or above but was " + slot);
        }
    }

    /** The name in the policy, such as {@code amount}. */
    public String name() {
        return name;
    }

    /** Which values are accepted. */
    public AttributeType type() {
        return type;
    }

    /** Whether an event must carry it. */
    public boolean required() {
        return required;
    }

    /** Its place in the feature vector, 0 or above. */
    public int slot() {
        return slot;
    }

    /** How many characters (UTF-16) its texts have at most; 0 for a number or a boolean. */
    public int maxLength() {
        return maxLength;
    }

    /** How many characters (UTF-16) the texts have at most that an event holds: of a secret those of a token. */
    public int longestHeld() {
        return secret == null ? maxLength : KeyRing.LONGEST_TOKEN;
    }

    /** The same attribute, required or not. */
    public Attribute withRequired(boolean nowRequired) {
        return new Attribute(name, type, nowRequired, slot, maxLength, trimmed, caseFolded, codes, cards, secret);
    }

    /**
     * The same attribute with texts of at most so many characters, of a key or a text.
     *
     * @throws IllegalArgumentException if it is neither, or the length is not in [1, {@value #LONGEST}]
     */
    public Attribute withMaxLength(int most) {
        if ((type != AttributeType.KEY && type != AttributeType.TEXT) || most < 1 || most > LONGEST) {
            throw new IllegalArgumentException("expected a key or a text of 1 to " + LONGEST
                    + " characters at most but was a " + type.policyName() + " of " + most);
        }
        return new Attribute(name, type, required, slot, most, trimmed, caseFolded, codes, cards, secret);
    }

    /** The same attribute without the white space at both ends of its texts. */
    public Attribute withTrim() {
        return new Attribute(name, type, required, slot, maxLength, true, caseFolded, codes, cards, secret);
    }

    /**
     * The same attribute with texts that differ only in upper and lower case made the same text, in lower case, as
     * {@link String#equalsIgnoreCase} compares: character by character, whatever the locale.
     */
    public Attribute withCaseFolded() {
        return new Attribute(name, type, required, slot, maxLength, trimmed, true, codes, cards, secret);
    }

    /**
     * The same attribute, of countries or currencies, with further codes.
     *
     * @throws IllegalArgumentException if it has no codes, or one is not of capital letters, two or three
     */
    public Attribute withCodes(Collection<String> further) {
        if (codes == null) {
            throw new IllegalArgumentException("expected a country or a currency but was a " + type.policyName());
        }
        return new Attribute(
                name, type, required, slot, maxLength, trimmed, caseFolded, codes.with(further), cards, secret);
    }

    /**
     * The same attribute, declared free of card numbers: its values are not searched for any, and numbers that look
     * like one are taken.
     *
     * @throws IllegalArgumentException if it is neither a key nor a text nor a number
     */
    public Attribute withoutCards() {
        if (cards != CardRule.REFUSED || type == AttributeType.IP) {
            throw new IllegalArgumentException("expected a key, a text or a number but was a " + type.policyName());
        }
        return new Attribute(name, type, required, slot, maxLength, trimmed, caseFolded, codes, CardRule.NEVER, secret);
    }

    /**
     * The same attribute of card numbers, of which the first {@code digits} are kept and shown.
     *
     * @param digits 6, or 8 of numbers that have 16 digits or more and 6 of others
     * @throws IllegalArgumentException if it is not for card numbers, or {@code digits} is another number
     */
    public Attribute withShownDigits(int digits) {
        if (type != AttributeType.CARD_NUMBER || (digits != 6 && digits != 8)) {
            throw new IllegalArgumentException(
                    "expected 6 or 8 digits of a card number but was " + digits + " of a " + type.policyName());
        }
        CardRule shown = digits == 6 ? CardRule.SIX_SHOWN : CardRule.EIGHT_SHOWN;
        return new Attribute(name, type, required, slot, maxLength, trimmed, caseFolded, codes, shown, secret);
    }

    /**
     * The same attribute, secret: an event holds the token of its text under the newest key in place of the text, as does
     * everything that is made of the event. The text itself is checked first, and is then kept nowhere.
     *
     * @throws IllegalArgumentException if it is neither a key nor a text
     */
    public Attribute withSecret(KeyRing keys) {
        Objects.requireNonNull(keys, "keys");
        if (type != AttributeType.KEY && type != AttributeType.TEXT) {
            throw new IllegalArgumentException("expected a key or a text but was a " + type.policyName());
        }
        return new Attribute(name, type, required, slot, maxLength, trimmed, caseFolded, codes, cards, keys);
    }

    /** Whether events hold tokens in place of its texts. */
    public boolean isSecret() {
        return secret != null;
    }

    /** How many of the first digits of a card number are kept and shown at most; 0 if it is not for card numbers. */
    public int shownDigits() {
        return cards.shownDigits();
    }

    /** Whether the policy declares it free of card numbers. */
    public boolean isFreeOfCards() {
        return cards == CardRule.NEVER;
    }

    /** Whether its values are searched for card numbers. */
    boolean mayHoldCards() {
        return cards == CardRule.REFUSED;
    }

    /** Whether {@code other} takes the same values and makes the same of them; required or not. */
    public boolean takesTheSame(Attribute other) {
        return type == other.type
                && maxLength == other.maxLength
                && trimmed == other.trimmed
                && caseFolded == other.caseFolded
                && Objects.equals(codes, other.codes)
                && cards == other.cards
                && isSecret() == other.isSecret();
    }

    /**
     * Whether events hold a text alike that this attribute and {@code other} both take: in the same spelling, and both as itself or
     * both as its token under the same keys.
     */
    public boolean holdsTheSame(Attribute other) {
        return trimmed == other.trimmed
                && caseFolded == other.caseFolded
                && (type == AttributeType.IP) == (other.type == AttributeType.IP)
                && shownDigits() == other.shownDigits()
                && isSecret() == other.isSecret();
    }

    /** Whether {@link #canonical} may be another text than the one given, or none. */
    public boolean isSpelled() {
        return !isTakenAsGiven || codes != null || secret != null;
    }

    /**
     * The text as an event holds it that is given {@code text}: an address in its canonical form, the first digits of a
     * card number, trimmed and folded as the policy sets; the token of a secret.
     *
     * @return null if this attribute refuses the text
     */
    public @Nullable String canonical(String text) {
        String form = spelled(text);
        return form == null || TextCheck.refusal(this, form) != null ? null : held(form);
    }

    /**
     * All texts under which events hold {@code text} or once held it: of a secret the tokens under each key, the newest first;
     * of any other attribute what {@link #canonical} returns. A text that is a token of one of the keys stands for itself.
     *
     * @return empty if this attribute refuses the text
     */
    public List<String> canonicals(String text) {
        if (secret == null) {
            String form = canonical(text);
            return form == null ? List.of() : List.of(form);
        }
        if (secret.isToken(text)) {
            return List.of(text);
        }
        String form = spelled(text);
        return form == null || TextCheck.refusal(this, form) != null ? List.of() : secret.tokens(form);
    }

    /** What an event holds for a text in its one spelling that was checked: the token of a secret. */
    String held(String form) {
        return secret == null ? form : secret.token(form);
    }

    /** The text in its one spelling; null if an address or a card number is none. */
    @Nullable
    String spelled(String text) {
        if (isTakenAsGiven) {
            return text;
        }
        if (type == AttributeType.CARD_NUMBER) {
            return text.length() > LONGEST_CARD_NUMBER ? null : CardNumbers.firstDigits(text, cards.shownDigits());
        }
        String form = trimmed ? Spelling.trim(text) : text;
        form = caseFolded && form.length() <= maxLength ? Spelling.foldCase(form) : form;
        return type == AttributeType.IP && form.length() <= maxLength ? Spelling.address(form) : form;
    }

    boolean hasCode(String code) {
        return codes != null && codes.contains(code);
    }

    @Override
    public String toString() {
        return name + " (" + type.policyName() + ")";
    }

    private static int defaultLength(AttributeType type) {
        return switch (type) {
            case KEY -> LONGEST_KEY;
            case TEXT -> LONGEST_TEXT;
            case IP -> LONGEST_ADDRESS;
            case COUNTRY -> Countries.CODES.length();
            case CURRENCY -> Currencies.CODES.length();
            case CARD_NUMBER -> LONGEST_CARD_NUMBER;
            case NUMBER, BOOLEAN -> 0;
        };
    }

    private static @Nullable CodeSet knownCodes(AttributeType type) {
        return switch (type) {
            case COUNTRY -> Countries.CODES;
            case CURRENCY -> Currencies.CODES;
            case KEY, TEXT, IP, NUMBER, BOOLEAN, CARD_NUMBER -> null;
        };
    }
}
