package dev.fraudscorer.rules.internal.language;

import dev.fraudscorer.event.Attribute;
import dev.fraudscorer.internal.canonical.Countries;
import dev.fraudscorer.internal.canonical.Currencies;
import org.jspecify.annotations.Nullable;

/** What is expected, in messages, in the place of a text that an attribute never holds. */
public final class ExpectedText {
    private ExpectedText() {}

    /** What is expected; {@code ofRanges} is what to write for a range of addresses. */
    public static String of(Attribute attribute, String found, String ofRanges) {
        return switch (attribute.type()) {
            case COUNTRY -> code("3166-1", Countries.meant(found));
            case CURRENCY -> code("4217", Currencies.meant(found));
            case IP -> "an IPv4 or IPv6 address; for " + ofRanges;
            case CARD_NUMBER -> "bin(" + attribute.name() + ") compared with its digits";
            case KEY, TEXT, NUMBER, BOOLEAN -> "a text that the attribute takes";
        };
    }

    private static String code(String standard, @Nullable String meant) {
        return "an ISO " + standard + " code, or one of the attribute's 'codes'" + hint(meant);
    }

    /** The end of a message with what may be meant; empty for nothing. */
    public static String hint(@Nullable String meant) {
        return meant == null ? "" : "; did you mean '" + meant + "'?";
    }
}
