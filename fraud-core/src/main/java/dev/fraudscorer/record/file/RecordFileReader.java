package dev.fraudscorer.record.file;

import dev.fraudscorer.json.DecisionRecordJson;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Reads a file of records line by line, in bounded memory. A line that is no record is returned as such, and reading goes on
 * behind it. Blank lines are passed over. Confined to one thread.
 */
public final class RecordFileReader implements AutoCloseable {
    /** The longest line that is read, in bytes: a policy of thousands of features and long texts stays far below it. */
    public static final int LONGEST_LINE = 8 << 20;

    private final InputStream in;
    private byte[] line = new byte[1 << 14];
    private long number;

    private RecordFileReader(InputStream in) {
        this.in = in instanceof BufferedInputStream ? in : new BufferedInputStream(in, 1 << 16);
    }

    /** Opens a file of records. */
    public static RecordFileReader open(Path file) throws IOException {
        return new RecordFileReader(Files.newInputStream(file));
    }

    /** Reads records from a stream, which is closed with the reader. */
    public static RecordFileReader of(InputStream in) {
        return new RecordFileReader(in);
    }

    /** The next line that is not blank; null at the end. */
    public @Nullable RecordLine next() throws IOException {
        while (true) {
            int length = 0;
            boolean tooLong = false;
            int b = in.read();
            if (b < 0) {
                return null;
            }
            number++;
            for (; b >= 0 && b != '\n'; b = in.read()) {
                if (length == LONGEST_LINE) {
                    tooLong = true;
                    continue;
                }
                line = length == line.length ? Arrays.copyOf(line, Math.min(2 * length, LONGEST_LINE)) : line;
                line[length++] = (byte) b;
            }
            boolean ended = b == '\n';
            if (tooLong) {
                return RecordLine.problem(
                        number, "a line of more than " + LONGEST_LINE + " bytes; expected a record", !ended);
            }
            if (!isBlank(length)) {
                return read(length, ended);
            }
        }
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    private boolean isBlank(int length) {
        for (int i = 0; i < length; i++) {
            if (line[i] != ' ' && line[i] != '\t' && line[i] != '\r') {
                return false;
            }
        }
        return true;
    }

    private RecordLine read(int length, boolean ended) {
        try {
            String json = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(line, 0, length))
                    .toString();
            return RecordLine.of(number, DecisionRecordJson.read(json));
        } catch (CharacterCodingException e) {
            return problem("a line that is not in UTF-8; expected a record", ended);
        } catch (IllegalArgumentException e) {
            return problem(String.valueOf(e.getMessage()), ended);
        }
    }

    private RecordLine problem(String problem, boolean ended) {
        String where = ended ? "" : "; the line has no end, as when its writer is killed";
        return RecordLine.problem(number, problem + where, !ended);
    }
}
