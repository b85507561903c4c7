package dev.fraudscorer.assessment;

import dev.fraudscorer.internal.cards.CardNumbers;
import dev.fraudscorer.internal.cards.ShownText;
import java.util.Objects;

/**
 * A stable short code for a cause of a decision, such as {@code VELOCITY_CARD}. Immutable.
 *
 * @param code upper-case letters, digits and underscores, beginning with a letter, at most 64
 */
public record ReasonCode(String code) {
    private static final int LONGEST = 64;

    /** What a code must look like, for messages. */
    public static final String EXPECTED = "upper-case letters, digits and underscores, beginning with a letter";

    public ReasonCode {
        Objects.requireNonNull(code, "code");
        if (!isValid(code) || CardNumbers.contains(code)) {
            throw new IllegalArgumentException(
                    "a reason code is " + EXPECTED + " but was '" + ShownText.of(code) + "'");
        }
    }

    /** Whether {@code code} can be a reason code. */
    public static boolean isValid(String code) {
        if (code.isEmpty() || code.length() > LONGEST || code.charAt(0) < 'A' || code.charAt(0) > 'Z') {
            return false;
        }
        for (int i = 1; i < code.length(); i++) {
            char c = code.charAt(i);
            if ((c < 'A' || c > 'Z') && (c < '0' || c > '9') && c != '_') {
                return false;
            }
        }
        return true;
    }

    @Override
    public String toString() {
        return code;
    }
}
