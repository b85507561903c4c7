package dev.fraudscorer.rules.internal.lists;

import dev.fraudscorer.event.Attribute;
import dev.fraudscorer.event.AttributeType;
import dev.fraudscorer.event.Event;
import dev.fraudscorer.event.EventType;
import dev.fraudscorer.event.InvalidEventException;
import dev.fraudscorer.policy.Location;
import dev.fraudscorer.policy.PolicyReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the keys of a list from its CSV file: a header with the column {@code key}, further columns for people, one key
 * in a row. A key may stand twice.
 */
final class ListFile {
    private static final String KEY = "key";
    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final int MOST_FAULTS = 20;

    private final String file;
    private final PolicyReader reader;
    private final Set<String> keys = new HashSet<>();
    private final Event.Builder eventWithKey = eventWithKey();
    private int faults;

    private ListFile(String file, PolicyReader reader) {
        this.file = file;
        this.reader = reader;
    }

    /** The keys; those of broken rows are left out and the rows reported, at most {@value #MOST_FAULTS} of them. */
    static Set<String> read(String file, byte[] content, PolicyReader reader) {
        ListFile list = new ListFile(file, reader);
        String text = list.decode(content);
        if (text != null) {
            list.read(text);
        }
        return list.keys;
    }

    private @Nullable String decode(byte[] content) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content))
                    .toString();
            return !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            reader.report(Location.of(file), "bytes that are no UTF-8", "a text file in UTF-8");
            return null;
        }
    }

    private void read(String text) {
        CsvReader rows = new CsvReader(file, text, this::report);
        CsvReader.Row header = rows.next();
        int column = header == null ? -1 : keyColumn(header);
        if (header == null || column < 0) {
            Location place =
                    header == null ? Location.of(file) : header.fields().get(0).at();
            reader.report(place, "no column '" + KEY + "'", "a header with a column '" + KEY + "'");
            return;
        }
        int width = header.fields().size();
        for (CsvReader.Row row = rows.next(); row != null; row = rows.next()) {
            if (row.fields().size() == width) {
                add(row.fields().get(column));
            } else {
                report(
                        row.fields().get(0).at(),
                        "a row of " + row.fields().size() + " fields",
                        width + " fields, as in the header");
            }
        }
        if (faults > MOST_FAULTS) {
            reader.report(Location.of(file), "another " + (faults - MOST_FAULTS) + " broken rows", "none");
        }
    }

    private static int keyColumn(CsvReader.Row header) {
        List<String> names =
                header.fields().stream().map(CsvReader.Field::value).toList();
        return names.indexOf(KEY);
    }

    /** A key that no event could carry is a mistake, above all a card number; it must not be shown. */
    private void add(CsvReader.Field key) {
        if (key.value().isBlank()) {
            report(key.at(), "an empty key", "the token of an entity");
            return;
        }
        try {
            eventWithKey.set(KEY, key.value());
            keys.add(key.value());
        } catch (InvalidEventException e) {
            report(
                    key.at(),
                    "a key that passes for a card number (13 to 19 digits, Luhn)",
                    "a token; replace the number by a token or a keyed hash");
        }
    }

    private static Event.Builder eventWithKey() {
        EventType type = new EventType("listed", List.of(new Attribute(KEY, AttributeType.KEY, true, 0)), 1);
        return type.newEvent("listed", Instant.EPOCH);
    }

    private void report(Location at, String found, String expected) {
        faults++;
        if (faults <= MOST_FAULTS) {
            reader.report(at, found, expected);
        }
    }
}
