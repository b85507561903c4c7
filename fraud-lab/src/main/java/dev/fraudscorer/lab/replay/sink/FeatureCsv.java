package dev.fraudscorer.lab.replay.sink;

import static java.util.Objects.requireNonNull;

import dev.fraudscorer.event.ValueType;
import dev.fraudscorer.lab.replay.FeatureRow;
import dev.fraudscorer.lab.replay.ReplaySink;
import dev.fraudscorer.lab.replay.ReplayedEvent;
import dev.fraudscorer.spi.vector.Variable;
import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;

/**
 * Writes the feature vector of each event as the model saw it: {@code event_id,event_time,fraud}, then every attribute
 * and feature of the policy. Missing is empty; booleans are 1 and 0. Confined to one thread; owns the stream that it opens.
 */
public final class FeatureCsv implements ReplaySink, Closeable {
    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setRecordSeparator('\n').get();
    private static final double LARGEST_EXACT_LONG = 1L << 53;

    private final OutputOpener opener;
    private @Nullable CSVPrinter lines;
    private List<Variable> variables = List.of();

    /** @param opener called when the replay begins, so that a replay that cannot begin destroys nothing */
    public FeatureCsv(OutputOpener opener) {
        this.opener = opener;
    }

    @Override
    public void begin(List<Variable> all) {
        variables = List.copyOf(all);
        try {
            Writer out = new BufferedWriter(new OutputStreamWriter(opener.open(), StandardCharsets.UTF_8), 1 << 16);
            lines = new CSVPrinter(out, FORMAT);
            Stream<String> ofEvent = Stream.of("event_id", "event_time", "fraud");
            lines.printRecord(Stream.concat(ofEvent, variables.stream().map(Variable::name)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void scored(ReplayedEvent event) {
        CSVPrinter row = requireNonNull(lines, "the replay has not begun");
        FeatureRow values = event.features();
        try {
            row.print(event.historic().event().id());
            row.print(event.historic().event().time());
            row.print(event.historic().label() == null ? "" : event.historic().isFraud() ? "1" : "0");
            for (Variable variable : variables) {
                int slot = variable.slot();
                row.print(variable.type() == ValueType.TEXT ? values.text(slot) : number(values.number(slot)));
            }
            row.println();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        if (lines != null) {
            lines.close();
        }
    }

    private static String number(double value) {
        if (Double.isNaN(value)) {
            return "";
        }
        boolean whole = value == Math.rint(value) && Math.abs(value) < LARGEST_EXACT_LONG;
        return whole ? Long.toString((long) value) : Double.toString(value);
    }
}
