package dev.fraudscorer.lab.history;

import dev.fraudscorer.FraudScorer;
import dev.fraudscorer.event.Event;
import dev.fraudscorer.event.EventType;
import dev.fraudscorer.event.InvalidEventException;
import dev.fraudscorer.event.LabelState;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * Reads a history line by line: CSV with a header ({@code .csv}) or JSON lines ({@code .jsonl}), plain or gzip
 * ({@code .gz}). A broken line is handed out as such, and the rest is read. Confined to one thread.
 */
public final class HistoryReader implements AutoCloseable {
    private static final int BUFFER = 1 << 16;

    private final Path file;
    private final FraudScorer scorer;
    private final @Nullable EventType onlyType;
    private final BufferedReader lines;
    private final LineFormat format;
    private final Row row = new Row();
    private long number;

    private HistoryReader(Path file, FraudScorer scorer, HistoryColumns columns, BufferedReader lines)
            throws IOException {
        this.file = file;
        this.scorer = scorer;
        this.lines = lines;
        List<EventType> types =
                scorer.eventTypes().stream().map(scorer::eventType).toList();
        this.onlyType = types.size() == 1 ? types.get(0) : null;
        ColumnResolver resolver = new ColumnResolver(types, columns);
        String name = file.getFileName().toString();
        if (isJson(name)) {
            this.format = new JsonFormat(resolver);
        } else {
            String header = lines.readLine();
            number++;
            if (header == null) {
                throw new HistoryException(name + ": found an empty file; expected a header line");
            }
            this.format = CsvFormat.of(name, header, resolver);
        }
    }

    /**
     * Opens a history.
     *
     * @param file its name ends with its format
     * @param scorer of the policy whose events these are
     * @param columns which column is what
     * @throws HistoryException if the file is not there, its format is unknown, or its columns do not fit the policy
     */
    public static HistoryReader open(Path file, FraudScorer scorer, HistoryColumns columns) throws IOException {
        String name = String.valueOf(file.getFileName());
        if (!Files.isRegularFile(file)) {
            throw new HistoryException("no file '" + file + "'; expected a history of events");
        }
        if (!isJson(name) && !isCsv(name)) {
            throw new HistoryException(
                    "file '" + name + "' has an unknown format; expected .csv, .csv.gz, .jsonl or .jsonl.gz");
        }
        InputStream in = new BufferedInputStream(Files.newInputStream(file), BUFFER);
        try {
            InputStream plain = name.endsWith(".gz") ? new GZIPInputStream(in, BUFFER) : in;
            return new HistoryReader(
                    file,
                    scorer,
                    columns,
                    new BufferedReader(new InputStreamReader(plain, StandardCharsets.UTF_8), BUFFER));
        } catch (ZipException | EOFException e) {
            in.close();
            throw new HistoryException(name + ": found no whole gzip file; expected one, by its name", e);
        } catch (IOException | RuntimeException e) {
            in.close();
            throw e;
        }
    }

    /**
     * The next line that is not blank; null at the end.
     *
     * @throws HistoryException if the file breaks off, as a truncated gzip file does
     */
    public @Nullable HistoryLine next() {
        String line;
        do {
            line = readLine();
            if (line == null) {
                return null;
            }
            number++;
        } while (line.isBlank());
        try {
            row.clear();
            format.read(line, row);
            return new HistoryLine(number, event(), null);
        } catch (BrokenLineException | InvalidEventException e) {
            return new HistoryLine(number, null, e.getMessage());
        }
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }

    private @Nullable String readLine() {
        try {
            return lines.readLine();
        } catch (IOException e) {
            throw new HistoryException(
                    file.getFileName() + ": the file cannot be read beyond line " + number + "; is it whole?", e);
        }
    }

    private HistoricEvent event() throws BrokenLineException {
        Event.Builder builder = type().newEvent(
                        row.role(HistoryColumns.EVENT_ID),
                        Times.parse(HistoryColumns.EVENT_TIME, row.role(HistoryColumns.EVENT_TIME)));
        for (int i = 0; i < row.attributes(); i++) {
            // A column that only another event type has is empty here.
            if (!row.text(i).isEmpty()) {
                builder.parse(row.attribute(i), row.text(i));
            }
        }
        String knownAt = row.role(HistoryColumns.LABEL_KNOWN_AT);
        Instant labelKnownAt = knownAt.isEmpty() ? null : Times.parse(HistoryColumns.LABEL_KNOWN_AT, knownAt);
        return new HistoricEvent(builder.build(), label(row.role(HistoryColumns.FRAUD)), labelKnownAt);
    }

    /** The text is not repeated: in a shifted line it may be anything. */
    private EventType type() throws BrokenLineException {
        String type = row.role(HistoryColumns.EVENT_TYPE);
        if (type.isEmpty() && onlyType != null) {
            return onlyType;
        }
        if (!scorer.eventTypes().contains(type)) {
            throw new BrokenLineException(
                    "column 'event_type' names no event type of the policy; expected one of " + scorer.eventTypes());
        }
        return scorer.eventType(type);
    }

    private static @Nullable LabelState label(String text) throws BrokenLineException {
        return switch (text) {
            case "1", "true", "fraud" -> LabelState.FRAUD;
            case "0", "false", "legit" -> LabelState.LEGIT;
            case "" -> null;
            default ->
                throw new BrokenLineException("column 'fraud' is none of 1, true, fraud, 0, false, legit and empty");
        };
    }

    private static boolean isJson(String name) {
        return name.endsWith(".jsonl") || name.endsWith(".jsonl.gz");
    }

    private static boolean isCsv(String name) {
        return name.endsWith(".csv") || name.endsWith(".csv.gz");
    }
}
