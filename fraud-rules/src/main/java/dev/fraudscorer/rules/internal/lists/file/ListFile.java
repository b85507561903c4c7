package dev.fraudscorer.rules.internal.lists.file;

import dev.fraudscorer.internal.cards.CardNumbers;
import dev.fraudscorer.policy.Location;
import dev.fraudscorer.rules.internal.lists.content.Entry;
import dev.fraudscorer.rules.internal.lists.content.LineError;
import dev.fraudscorer.rules.internal.lists.content.ListBuilder;
import dev.fraudscorer.rules.internal.lists.content.ListContent;
import dev.fraudscorer.rules.internal.lists.content.ListRow;
import dev.fraudscorer.rules.internal.lists.content.StringPool;
import dev.fraudscorer.rules.internal.lists.keys.KeyTable;
import dev.fraudscorer.spi.policy.PolicyReader;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Reads the entries of a list from its file: CSV with a header, or one key on each line. Every broken line is reported,
 * but at most {@value #MOST_FAULTS} of them. Confined to one thread.
 */
public final class ListFile {
    private static final String CSV = ".csv";
    private static final String TEXT = ".txt";
    static final String IN_UTF_8 = "a text file in UTF-8: save it with that encoding";
    private static final int MOST_FAULTS = 20;
    private static final LineError CARD_NUMBER = new LineError("a card number", "a word that does not hold one");
    private static final LineError EMPTY_KEY = new LineError("an empty key", "the token of an entity");
    private static final LineError LONG_KEY =
            new LineError("a key of more than " + Entry.MOST_CHARACTERS + " characters", "a shorter one");

    private final String file;
    private final PolicyReader reader;
    private final LineReader lines;
    private final ListBuilder builder;
    private final StringPool notes = new StringPool();
    private final ListRow row = new ListRow();
    private final CharSlice slice = new CharSlice();
    private final ValidityParser from = new ValidityParser();
    private final ValidityParser to = new ValidityParser();
    private int faults;

    private ListFile(String file, InputStream in, ListBuilder builder, PolicyReader reader) {
        this.file = file;
        this.reader = reader;
        this.lines = new LineReader(in);
        this.builder = builder;
    }

    public static boolean isCsv(String file) {
        return file.toLowerCase(Locale.ROOT).endsWith(CSV);
    }

    public static boolean isText(String file) {
        return file.toLowerCase(Locale.ROOT).endsWith(TEXT);
    }

    /** The entries; those of broken lines are left out, and the lines reported. */
    public static ListContent read(String file, InputStream in, ListBuilder builder, PolicyReader reader)
            throws IOException {
        ListFile list = new ListFile(file, in, builder, reader);
        if (isCsv(file)) {
            list.readCsv();
        } else {
            list.readText();
        }
        if (list.lines.isBinary()) {
            reader.report(
                    Location.of(file),
                    list.lines.isUtf16() ? "a file in UTF-16 or UTF-32" : "a file that is not text",
                    IN_UTF_8);
            return KeyTable.EMPTY;
        }
        ListContent content = builder.build(list.notes, (line, fault) -> list.report(line, 0, fault));
        if (list.faults > MOST_FAULTS) {
            reader.report(Location.of(file), "another " + (list.faults - MOST_FAULTS) + " broken lines", "none");
        }
        return content;
    }

    private void readCsv() throws IOException {
        CsvLine fields = new CsvLine();
        ListColumns columns = null;
        while (next()) {
            LineError fault = fields.split(lines.chars(), lines.length());
            if (fault != null) {
                report(lines.number(), fields.faultColumn(), fault);
            } else if (columns != null) {
                read(fields, columns);
            } else {
                columns = ListColumns.of(file, lines.number(), fields, reader);
                if (columns == null) {
                    return;
                }
            }
        }
        if (columns == null && faults == 0 && !lines.isBinary()) {
            reader.report(
                    Location.of(file),
                    "no column '" + ListColumns.KEY + "'",
                    "a header with a column '" + ListColumns.KEY + "'");
        }
    }

    private void read(CsvLine fields, ListColumns columns) {
        if (fields.size() != columns.size()) {
            report(
                    lines.number(),
                    fields.column(0),
                    new LineError(
                            "a row of " + fields.size() + " fields", columns.size() + " fields, as in the header"));
            return;
        }
        row.begin("", lines.number());
        boolean whole = readValidity(fields, columns);
        whole &= !holdsCard(fields, columns.reason()) && !holdsCard(fields, columns.source());
        row.note(note(fields, columns.reason()), note(fields, columns.source()));
        if (whole) {
            row.replaceKey(fields.field(columns.key(), slice));
            add(fields.column(columns.key()));
        }
    }

    private int note(CsvLine fields, int column) {
        return column < 0 ? StringPool.NONE : notes.number(fields.field(column, slice));
    }

    /** Whether a column that is shown has a card number; it is reported. */
    private boolean holdsCard(CsvLine fields, int column) {
        boolean holdsCard = column >= 0 && CardNumbers.contains(fields.field(column, slice));
        if (holdsCard) {
            report(lines.number(), fields.column(column), CARD_NUMBER);
        }
        return holdsCard;
    }

    private boolean readValidity(CsvLine fields, ListColumns columns) {
        Long begin = moment(fields, columns.validFrom(), Entry.ALWAYS, from);
        Long end = moment(fields, columns.validTo(), Entry.FOREVER, to);
        if (begin == null || end == null) {
            return false;
        }
        if (begin >= end) {
            report(
                    lines.number(),
                    fields.column(columns.validTo()),
                    new LineError("an end of the validity that is not after its begin", "a later valid_to"));
            return false;
        }
        row.setValidity(begin, end);
        return true;
    }

    private @Nullable Long moment(CsvLine fields, int column, long otherwise, ValidityParser moments) {
        if (column < 0 || fields.field(column, slice).length() == 0) {
            return otherwise;
        }
        Long millis = moments.millis(slice);
        if (millis == null) {
            report(lines.number(), fields.column(column), ValidityParser.INVALID);
        }
        return millis;
    }

    private void readText() throws IOException {
        while (next()) {
            row.begin(slice.of(lines.chars(), 0, commentStart()).stripped(), lines.number());
            add(0);
        }
    }

    /** Moves to the next line that has an entry; reports those that are broken. */
    private boolean next() throws IOException {
        while (!lines.isBinary() && lines.next() && !lines.isBinary()) {
            LineError fault = lines.fault();
            if (fault != null) {
                report(lines.number(), 0, fault);
            } else if (!isBlankOrComment()) {
                return true;
            }
        }
        return false;
    }

    private void add(int column) {
        int length = row.key().length();
        LineError fault = isBlank(row.key()) ? EMPTY_KEY : length > Entry.MOST_CHARACTERS ? LONG_KEY : null;
        fault = fault == null ? builder.add(row) : fault;
        if (fault != null) {
            report(lines.number(), column, fault);
        }
    }

    private static boolean isBlank(CharSequence key) {
        for (int i = 0; i < key.length(); i++) {
            if (!Character.isWhitespace(key.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private boolean isBlankOrComment() {
        for (int i = 0; i < lines.length(); i++) {
            char c = lines.chars()[i];
            if (!Character.isWhitespace(c)) {
                return c == '#';
            }
        }
        return true;
    }

    /** Where a comment behind the key begins, {@code key # why}; the end of the line if there is none. */
    private int commentStart() {
        char[] chars = lines.chars();
        for (int i = 1; i < lines.length(); i++) {
            if (chars[i] == '#' && Character.isWhitespace(chars[i - 1])) {
                return i;
            }
        }
        return lines.length();
    }

    private void report(int line, int column, LineError fault) {
        faults++;
        if (faults <= MOST_FAULTS) {
            reader.report(new Location(file, line, column), fault.found(), fault.expected());
        }
    }
}
