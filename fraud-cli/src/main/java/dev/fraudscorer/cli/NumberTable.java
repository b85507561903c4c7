package dev.fraudscorer.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Rows of numbers from a file of comma-separated values, with or without a line of names. */
final class NumberTable {
    private static final int MOST_ROWS = 100_000;

    private NumberTable() {}

    /**
     * The rows; NaN where a field is empty or NaN.
     *
     * @throws IllegalArgumentException if a field is no number, or rows are of several widths
     */
    static List<double[]> read(Path file) throws IOException {
        List<double[]> rows = new ArrayList<>();
        List<String> lines = Files.readAllLines(file);
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).startsWith("\uFEFF") ? lines.get(i).substring(1) : lines.get(i);
            boolean isHeader = i == 0 && isHeader(line);
            if (isHeader || line.isBlank()) {
                continue;
            }
            double[] row = row(line, file.getFileName() + ":" + (i + 1));
            if (!rows.isEmpty() && row.length != rows.get(0).length) {
                throw new IllegalArgumentException(file.getFileName() + ":" + (i + 1) + ": found " + row.length
                        + " fields, expected " + rows.get(0).length + " as in the first row");
            }
            rows.add(row);
            if (rows.size() > MOST_ROWS) {
                throw new IllegalArgumentException(
                        file.getFileName() + ": found more than " + MOST_ROWS + " rows; some dozens do");
            }
        }
        return rows;
    }

    /** The numbers of a file of one column. */
    static double[] column(Path file) throws IOException {
        List<double[]> rows = read(file);
        if (!rows.isEmpty() && rows.get(0).length != 1) {
            throw new IllegalArgumentException(file.getFileName() + ": found " + rows.get(0).length
                    + " columns, expected one: the probability of the fraud class");
        }
        return rows.stream().mapToDouble(row -> row[0]).toArray();
    }

    private static boolean isHeader(String line) {
        for (String field : line.split(",", -1)) {
            if (!isMissing(field.strip()) && !isNumber(field.strip())) {
                return true;
            }
        }
        return false;
    }

    private static double[] row(String line, String place) {
        String[] fields = line.split(",", -1);
        double[] row = new double[fields.length];
        for (int i = 0; i < row.length; i++) {
            String field = fields[i].strip();
            if (!isMissing(field) && !isNumber(field)) {
                throw new IllegalArgumentException(place + ": found a field that is no number in column " + (i + 1)
                        + "; expected a number, or nothing where a value is missing");
            }
            row[i] = isMissing(field) ? Double.NaN : Double.parseDouble(field);
        }
        return row;
    }

    private static boolean isMissing(String field) {
        return field.isEmpty() || field.equalsIgnoreCase("nan");
    }

    private static boolean isNumber(String field) {
        try {
            return Double.isFinite(Double.parseDouble(field));
        } catch (NumberFormatException e) {
            return false;
        }
    }
}
