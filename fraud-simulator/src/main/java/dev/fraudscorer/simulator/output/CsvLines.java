package dev.fraudscorer.simulator.output;

import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;

/** Comma-separated lines after RFC 4180, ended by a line feed. Confined to one thread; owns the stream. */
public final class CsvLines implements Closeable {

    private final Writer writer;
    private final StringBuilder line = new StringBuilder(256);

    /** Begins at the first line of {@code stream}, which is written in UTF-8 and closed with this. */
    public CsvLines(OutputStream stream) {
        this.writer = new BufferedWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), 1 << 16);
    }

    /** Adds a field to the line, in quotes where it needs them. */
    public CsvLines field(String text) {
        if (needsQuotes(text)) {
            line.append('"').append(text.replace("\"", "\"\"")).append('"');
        } else {
            line.append(text);
        }
        line.append(',');
        return this;
    }

    private static boolean needsQuotes(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == ',' || c == '"' || c == '\n' || c == '\r') {
                return true;
            }
        }
        return false;
    }

    /** Ends the line of at least one field. */
    public void end() throws IOException {
        line.setCharAt(line.length() - 1, '\n');
        writer.append(line);
        line.setLength(0);
    }

    @Override
    public void close() throws IOException {
        writer.close();
    }
}
