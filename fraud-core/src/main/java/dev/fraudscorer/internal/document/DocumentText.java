package dev.fraudscorer.internal.document;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The text of a document, or why its bytes are none. Nothing of such bytes is kept. */
record DocumentText(String text, @Nullable String fault) {
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    /** Decodes UTF-8, with or without a byte order mark. */
    static DocumentText of(byte[] content) {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        CharBuffer decoded = CharBuffer.allocate(content.length);
        CoderResult result = decoder.decode(ByteBuffer.wrap(content), decoded, true);
        if (result.isError() || decoder.flush(decoded).isError()) {
            return new DocumentText("", "bytes that are no UTF-8");
        }
        String text = decoded.flip().toString();
        if (text.indexOf('\0') >= 0) {
            return new DocumentText("", "a character that no text has (NUL)");
        }
        boolean isMarked = !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK;
        return new DocumentText(isMarked ? text.substring(1) : text, null);
    }

    /** The number of the first line that is longer; 0 if none is. */
    int longerLine(int most) {
        int number = 1;
        int start = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\n' || c == '\r') {
                boolean isPair = c == '\n' && i > 0 && text.charAt(i - 1) == '\r';
                number += isPair ? 0 : 1;
                start = i + 1;
            } else if (i - start >= most) {
                return number;
            }
        }
        return 0;
    }
}
