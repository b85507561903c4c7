package dev.fraudscorer.event;

import java.util.Locale;

/** Why a value was refused. Closed; each is counted by its name. */
enum Refusal {
    /** A required attribute, an id or a time was not given. */
    MISSING,
    /** A text for a number or a boolean. */
    TEXT_GIVEN,
    /** A number for a text or a boolean. */
    NUMBER_GIVEN,
    /** A boolean for a text or a number. */
    BOOLEAN_GIVEN,
    /** A key of nothing but white space. */
    BLANK,
    /** More characters than the policy allows. */
    TOO_LONG,
    /** A card number in an attribute or an id that is to hold none. */
    CARD_NUMBER,
    /** What cannot be a card number in an attribute for one. */
    NOT_A_CARD_NUMBER,
    /** An unknown country or currency. */
    UNKNOWN_CODE,
    /** No IP address. */
    NOT_AN_ADDRESS,
    /** NaN, an infinity, or a text that is no number. */
    NOT_A_NUMBER,
    /** A text other than true, false, 1 and 0. */
    NOT_A_BOOLEAN,
    /** The token of a secret, of an event that was built before a reload, for what is secret no more or is spelled otherwise. */
    TOKEN_GIVEN,
    /** A time outside of what is taken. */
    TIME_OUT_OF_RANGE;

    private final String countName = name().toLowerCase(Locale.ROOT);

    /** Its name in gauges and in evidence. */
    String countName() {
        return countName;
    }
}
