package dev.fraudscorer.rules.internal.lists;

import dev.fraudscorer.policy.Location;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the rows of a CSV file by RFC 4180, with comments that begin with {@code #} and with blank lines.
 *
 * <p>Written for this library, because a list is a file that people edit by hand: each fault is told with line and
 * column, and the rows after it are still read, so that one load finds all faults. White space around a field is not
 * part of it, unless it stands in quotes.
 */
final class CsvReader {
    private final String file;
    private final String text;
    private final Faults faults;
    private int at;
    private int line = 1;
    private int lineStart;

    CsvReader(String file, String text, Faults faults) {
        this.file = file;
        this.text = text;
        this.faults = faults;
    }

    /** The next row without a fault; null at the end of the file. */
    @Nullable
    Row next() {
        while (at < text.length()) {
            skipBlanks();
            if (at >= text.length()) {
                break;
            }
            if (atLineEnd()) {
                skipLineEnd();
            } else if (text.charAt(at) == '#') {
                skipLine();
            } else {
                Row row = row();
                if (row != null) {
                    return row;
                }
                skipLine();
            }
        }
        return null;
    }

    private @Nullable Row row() {
        List<Field> fields = new ArrayList<>();
        while (true) {
            skipBlanks();
            Field field = at < text.length() && text.charAt(at) == '"' ? quoted() : plain();
            if (field == null) {
                return null;
            }
            fields.add(field);
            if (at >= text.length() || atLineEnd()) {
                skipLineEnd();
                return new Row(fields);
            }
            at++;
        }
    }

    private @Nullable Field plain() {
        Location place = here();
        int start = at;
        while (at < text.length() && text.charAt(at) != ',' && !atLineEnd()) {
            if (text.charAt(at) == '"') {
                faults.report(
                        here(), "a quote inside a field", "quotes around the whole field, and two for one inside");
                return null;
            }
            at++;
        }
        return new Field(place, text.substring(start, at).strip());
    }

    private @Nullable Field quoted() {
        Location place = here();
        int openedAt = at;
        int openedLine = line;
        int openedLineStart = lineStart;
        StringBuilder value = new StringBuilder();
        at++;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '"' && at + 1 < text.length() && text.charAt(at + 1) == '"') {
                value.append(c);
                at += 2;
            } else if (c == '"') {
                at++;
                return closed(place, value.toString());
            } else if (atLineEnd()) {
                int start = at;
                skipLineEnd();
                value.append(text, start, at);
            } else {
                value.append(c);
                at++;
            }
        }
        faults.report(place, "a quote that is never closed", "a closing quote");
        // Go on after the line of the quote: all that follows was read as its content.
        at = openedAt;
        line = openedLine;
        lineStart = openedLineStart;
        return null;
    }

    private @Nullable Field closed(Location place, String value) {
        skipBlanks();
        if (at < text.length() && text.charAt(at) != ',' && !atLineEnd()) {
            faults.report(here(), "text after a closing quote", "a comma or the end of the line");
            return null;
        }
        return new Field(place, value);
    }

    private void skipBlanks() {
        while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
            at++;
        }
    }

    private void skipLine() {
        while (at < text.length() && !atLineEnd()) {
            at++;
        }
        skipLineEnd();
    }

    private boolean atLineEnd() {
        char c = text.charAt(at);
        return c == '\n' || c == '\r';
    }

    private void skipLineEnd() {
        if (at < text.length()) {
            at += text.startsWith("\r\n", at) ? 2 : 1;
            line++;
            lineStart = at;
        }
    }

    private Location here() {
        return new Location(file, line, at - lineStart + 1);
    }

    /**
     * A row.
     *
     * @param fields at least one
     */
    record Row(List<Field> fields) {}

    /**
     * A field.
     *
     * @param at where it begins
     * @param value without quotes and surrounding white space
     */
    record Field(Location at, String value) {}

    /** Hears what is wrong. */
    interface Faults {
        void report(Location at, String found, String expected);
    }
}
