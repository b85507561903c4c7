package dev.fraudscorer.event;

/** What an attribute makes of card numbers. */
enum CardRule {
    /** None is taken. */
    REFUSED(0),
    /** The policy declares that there are none; nothing is searched. */
    NEVER(0),
    /** It is for them, and keeps the first six digits. */
    SIX_SHOWN(6),
    /** It is for them, and keeps the first eight digits of 16 or more, six of fewer. */
    EIGHT_SHOWN(8);

    private final int shownDigits;

    CardRule(int shownDigits) {
        this.shownDigits = shownDigits;
    }

    static CardRule of(AttributeType type) {
        return type == AttributeType.CARD_NUMBER ? EIGHT_SHOWN : REFUSED;
    }

    int shownDigits() {
        return shownDigits;
    }
}
