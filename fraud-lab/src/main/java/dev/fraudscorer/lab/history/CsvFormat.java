package dev.fraudscorer.lab.history;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * Comma-separated values as of RFC 4180, one record a line: a record with a line break inside quotes is not read, so
 * that a stray quote breaks one line and not the rest of the file.
 */
final class CsvFormat implements LineFormat {
    private final Column[] columns;
    private final List<String> fields = new ArrayList<>();

    private CsvFormat(Column[] columns) {
        this.columns = columns;
    }

    static CsvFormat of(String file, String header, ColumnResolver resolver) {
        List<String> names = new ArrayList<>();
        try {
            split(header.startsWith("\uFEFF") ? header.substring(1) : header, names);
        } catch (BrokenLineException e) {
            throw new HistoryException(file + ":1: the header: " + e.getMessage(), e);
        }
        Column[] columns = new Column[names.size()];
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < columns.length; i++) {
            Column column = resolver.find(names.get(i));
            if (column == null) {
                throw new HistoryException(file + ":1: found column " + ColumnResolver.shown(names.get(i), i + 1) + "; "
                        + resolver.expected(names.get(i)) + "; name it as ignored if it is not meant to be read");
            }
            if (!column.equals(Column.IGNORED) && !seen.add(column.name())) {
                throw new HistoryException(file + ":1: found two columns for '" + column.name() + "'; expected one");
            }
            columns[i] = column;
        }
        for (String required : List.of(HistoryColumns.EVENT_ID, HistoryColumns.EVENT_TIME)) {
            if (!seen.contains(required)) {
                throw new HistoryException(
                        file + ":1: found no column '" + required + "'; expected one, or a column that stands for it");
            }
        }
        return new CsvFormat(columns);
    }

    @Override
    public void read(String line, Row row) throws BrokenLineException {
        fields.clear();
        split(line, fields);
        if (fields.size() != columns.length) {
            throw new BrokenLineException("found " + fields.size() + " fields, expected " + columns.length);
        }
        for (int i = 0; i < columns.length; i++) {
            row.put(columns[i], fields.get(i));
        }
    }

    private static void split(String line, List<String> into) throws BrokenLineException {
        if (line.indexOf('"') >= 0) {
            splitQuoted(line, into);
            return;
        }
        int from = 0;
        for (int comma = line.indexOf(','); comma >= 0; comma = line.indexOf(',', from)) {
            into.add(line.substring(from, comma));
            from = comma + 1;
        }
        into.add(line.substring(from));
    }

    private static void splitQuoted(String line, List<String> into) throws BrokenLineException {
        try (CSVParser parser = CSVParser.parse(line, CSVFormat.RFC4180)) {
            for (CSVRecord csvRecord : parser) {
                csvRecord.forEach(into::add);
            }
        } catch (IOException | UncheckedIOException e) {
            throw new BrokenLineException("found a quote that is not closed or not doubled");
        }
    }
}
