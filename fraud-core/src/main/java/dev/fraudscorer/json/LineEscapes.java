package dev.fraudscorer.json;

import dev.fraudscorer.internal.cards.ShownText;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.SerializableString;
import tools.jackson.core.io.CharacterEscapes;
import tools.jackson.core.io.SerializedString;

/**
 * Escapes what JSON allows but a log or a terminal does not show as it is: other ends of lines, control characters,
 * marks of direction. The text that is read back is the same.
 */
final class LineEscapes extends CharacterEscapes {
    private static final long serialVersionUID = 1L;
    private static final int[] ASCII = ascii();

    private static int[] ascii() {
        int[] escapes = standardAsciiEscapesForJSON();
        escapes[0x7F] = ESCAPE_STANDARD;
        return escapes;
    }

    @Override
    public int[] getEscapeCodesForAscii() {
        return ASCII.clone();
    }

    /** Half of a pair is left as it is: both halves are passed one by one. */
    @Override
    public @Nullable SerializableString getEscapeSequence(int character) {
        boolean isHalf = character >= Character.MIN_SURROGATE && character <= Character.MAX_SURROGATE;
        return !isHalf && ShownText.isHidden(character)
                ? new SerializedString(
                        "\\u" + Integer.toHexString(0x1_0000 | character).substring(1))
                : null;
    }
}
