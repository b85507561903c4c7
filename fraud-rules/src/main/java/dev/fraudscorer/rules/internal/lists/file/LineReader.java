package dev.fraudscorer.rules.internal.lists.file;

import dev.fraudscorer.rules.internal.lists.content.LineError;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Reads a text in UTF-8 line by line into characters that are used again, so that ten million lines make no garbage. A
 * line that is broken or too long is reported, and the lines after it are still read. Confined to one thread.
 */
final class LineReader {
    /** The longest line, in bytes. */
    static final int MOST_BYTES = 1 << 14;

    private static final int BUFFER_BYTES = 1 << 16;
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final InputStream in;
    private final byte[] buffer = new byte[BUFFER_BYTES];
    private final CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    private int at;
    private int end;
    private byte[] line = new byte[256];
    private int bytes;
    private char[] chars = new char[256];
    private int length;
    private int number;
    private @Nullable LineError fault;
    private boolean isBinary;
    private boolean isUtf16;

    LineReader(InputStream in) {
        this.in = in;
    }

    /** Reads the next line; false after the last. */
    boolean next() throws IOException {
        bytes = 0;
        fault = null;
        if (at == end && !fill()) {
            return false;
        }
        number++;
        boolean tooLong = false;
        while (true) {
            int stop = at;
            while (stop < end && buffer[stop] != '\n' && buffer[stop] != '\r') {
                stop++;
            }
            tooLong |= bytes + stop - at > MOST_BYTES;
            if (tooLong) {
                isBinary |= hasNul(stop);
            } else {
                append(stop);
            }
            at = stop;
            if (at < end) {
                skipLineEnd();
                break;
            }
            if (!fill()) {
                break;
            }
        }
        length = 0;
        if (tooLong) {
            fault = new LineError("a line of more than " + MOST_BYTES + " bytes", "one entry on each line");
        } else {
            decode();
        }
        return true;
    }

    /** The characters of the line; valid to {@link #length}, and only until the next line. */
    char[] chars() {
        return chars;
    }

    int length() {
        return length;
    }

    /** The line's number, from 1. */
    int number() {
        return number;
    }

    /** What is wrong with the line, which is then empty; null if nothing is. */
    @Nullable
    LineError fault() {
        return fault;
    }

    /**
     * Whether the file turned out to be no text at all: it has a NUL, or begins as UTF-16 and UTF-32 do. The line is then
     * empty, and nothing behind it is worth reading.
     */
    boolean isBinary() {
        return isBinary;
    }

    /** Whether it is no text in UTF-8 because it begins as UTF-16 does. */
    boolean isUtf16() {
        return isUtf16;
    }

    private boolean hasNul(int stop) {
        for (int i = at; i < stop; i++) {
            if (buffer[i] == 0) {
                return true;
            }
        }
        return false;
    }

    private boolean isMarkedUtf16() {
        int first = bytes < 2 ? 0 : ((line[0] & 0xff) << 8) | (line[1] & 0xff);
        return first == 0xfeff || first == 0xfffe;
    }

    private boolean fill() throws IOException {
        at = 0;
        end = Math.max(0, in.read(buffer, 0, buffer.length));
        return end > 0;
    }

    private void append(int stop) {
        int added = stop - at;
        if (bytes + added > line.length) {
            line = Arrays.copyOf(line, Math.max(bytes + added, 2 * line.length));
        }
        System.arraycopy(buffer, at, line, bytes, added);
        bytes += added;
    }

    private void skipLineEnd() throws IOException {
        boolean carriageReturn = buffer[at++] == '\r';
        if (carriageReturn && (at < end || fill()) && buffer[at] == '\n') {
            at++;
        }
    }

    private void decode() {
        if (chars.length < bytes) {
            chars = new char[line.length];
        }
        for (int i = 0; i < bytes; i++) {
            if (line[i] < 0) {
                decodeOthers();
                return;
            }
            isBinary |= line[i] == 0;
            chars[i] = (char) line[i];
        }
        length = isBinary ? 0 : bytes;
    }

    private void decodeOthers() {
        CharBuffer out = CharBuffer.wrap(chars);
        CoderResult result = decoder.reset().decode(ByteBuffer.wrap(line, 0, bytes), out, true);
        if (result.isError()) {
            fault = new LineError("bytes that are no UTF-8", ListFile.IN_UTF_8);
            isUtf16 |= number == 1 && isMarkedUtf16();
            isBinary |= isUtf16;
            return;
        }
        length = out.position();
        for (int i = 0; i < length; i++) {
            isBinary |= chars[i] == 0;
        }
        if (number == 1 && length > 0 && chars[0] == BYTE_ORDER_MARK) {
            System.arraycopy(chars, 1, chars, 0, --length);
        }
    }
}
