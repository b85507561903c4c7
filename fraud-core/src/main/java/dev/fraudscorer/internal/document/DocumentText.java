package dev.fraudscorer.internal.document;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The text of a document, or why its bytes are none. Nothing of such bytes is kept. */
record DocumentText(String text, @Nullable String fault) {
    private static final String UTF_16 = "it is encoded in UTF-16 or UTF-32";
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    /** Decodes UTF-8, with or without a byte order mark. */
    static DocumentText of(byte[] content) {
        if (isMarkedUtf16(content)) {
            return new DocumentText("", UTF_16);
        }
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        CharBuffer decoded = CharBuffer.allocate(content.length);
        CoderResult result = decoder.decode(ByteBuffer.wrap(content), decoded, true);
        if (result.isError() || decoder.flush(decoded).isError()) {
            return new DocumentText("", "bytes that are no UTF-8");
        }
        String text = decoded.flip().toString();
        if (text.indexOf('\0') >= 0) {
            // Of two bytes for each character of a policy, one is NUL.
            boolean isWide = text.chars().filter(c -> c == 0).count() > text.length() / 3;
            return new DocumentText("", isWide ? UTF_16 : "a character that no text has (NUL)");
        }
        boolean isMarked = !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK;
        return new DocumentText(isMarked ? text.substring(1) : text, null);
    }

    private static boolean isMarkedUtf16(byte[] content) {
        int mark = content.length < 2 ? 0 : ((content[0] & 0xff) << 8) | (content[1] & 0xff);
        return mark == 0xfeff || mark == 0xfffe;
    }

    /** The number of the first line that is longer; 0 if none is. */
    int longerLine(int most) {
        int number = 0;
        for (String line : (Iterable<String>) text.lines()::iterator) {
            number++;
            if (line.length() > most) {
                return number;
            }
        }
        return 0;
    }

    /** A line of a document by its number from 1; empty if there is none. */
    static String line(String text, int number) {
        return number < 1 ? "" : text.lines().skip(number - 1L).findFirst().orElse("");
    }
}
