package dev.fraudscorer.rules.internal.lists.file;

import dev.fraudscorer.policy.Location;
import dev.fraudscorer.spi.policy.PolicyReader;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The columns of a CSV file by the header; -1 for a missing one. Immutable. */
record ListColumns(int size, int key, int reason, int source, int validFrom, int validTo) {
    static final String KEY = "key";

    private static final String REASON = "reason";
    private static final String SOURCE = "source";
    private static final String VALID_FROM = "valid_from";
    private static final String VALID_TO = "valid_to";
    private static final List<String> KNOWN = List.of(KEY, REASON, SOURCE, VALID_FROM, VALID_TO);
    /** What may be shown: anything else may be a key in a file without a header. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z_ ]{0,30}");

    /** The columns of a header; null if it was reported. */
    static @Nullable ListColumns of(String file, int line, CsvLine header, PolicyReader reader) {
        CharSlice slice = new CharSlice();
        String[] names = new String[header.size()];
        for (int i = 0; i < names.length; i++) {
            names[i] = header.field(i, slice).toString();
        }
        List<String> list = Arrays.asList(names);
        if (!list.contains(KEY)) {
            reportNoKey(new Location(file, line, 1), names, reader);
            return null;
        }
        boolean known = true;
        for (int i = 0; i < names.length; i++) {
            Location at = new Location(file, line, header.column(i));
            if (list.indexOf(names[i]) < i) {
                reader.report(at, "a column for the second time", "each column once");
                known = false;
            } else if (!KNOWN.contains(names[i])) {
                known = false;
                if (NAME.matcher(names[i]).matches()) {
                    reader.reportUnknown(at, "column", names[i], KNOWN);
                } else {
                    reader.report(at, "a column without a known name", "one of " + KNOWN);
                }
            }
        }
        return !known
                ? null
                : new ListColumns(
                        names.length,
                        list.indexOf(KEY),
                        list.indexOf(REASON),
                        list.indexOf(SOURCE),
                        list.indexOf(VALID_FROM),
                        list.indexOf(VALID_TO));
    }

    /** Spreadsheets of many countries separate columns by semicolons. */
    private static void reportNoKey(Location at, String[] names, PolicyReader reader) {
        @Nullable String separator = null;
        for (String name : names) {
            separator = name.indexOf(';') >= 0 ? "semicolons" : name.indexOf('\t') >= 0 ? "tabs" : separator;
        }
        reader.report(
                at,
                separator == null ? "no column '" + KEY + "'" : "a header separated by " + separator,
                separator == null
                        ? "a header with a column '" + KEY + "'"
                        : "commas between columns, one named '" + KEY + "'");
    }
}
