package dev.fraudscorer.lab.replay;

import dev.fraudscorer.event.ValueType;
import dev.fraudscorer.lab.output.CsvLines;
import dev.fraudscorer.spi.Variable;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * Writes the feature vector of each event as the model saw it: {@code event_id,event_time,fraud}, then every attribute
 * and feature of the policy. Missing is empty; booleans are 1 and 0. Confined to one thread; owns the stream.
 */
public final class FeatureCsv implements ReplaySink, Closeable {
    private static final double LARGEST_EXACT_LONG = 1L << 53;

    private final CsvLines lines;
    private List<Variable> variables = List.of();

    public FeatureCsv(OutputStream out) {
        this.lines = new CsvLines(out);
    }

    @Override
    public void begin(List<Variable> all) {
        variables = List.copyOf(all);
        lines.field("event_id").field("event_time").field("fraud");
        variables.forEach(variable -> lines.field(variable.name()));
        end();
    }

    @Override
    public void scored(ReplayedEvent event) {
        lines.field(event.historic().event().id());
        lines.field(event.historic().event().time().toString());
        lines.field(event.historic().label() == null ? "" : event.historic().isFraud() ? "1" : "0");
        FeatureRow row = event.features();
        for (Variable variable : variables) {
            int slot = variable.slot();
            String text = variable.type() == ValueType.TEXT ? row.text(slot) : number(row.number(slot));
            lines.field(text == null ? "" : text);
        }
        end();
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }

    private static String number(double value) {
        if (Double.isNaN(value)) {
            return "";
        }
        boolean whole = value == Math.rint(value) && Math.abs(value) < LARGEST_EXACT_LONG;
        return whole ? Long.toString((long) value) : Double.toString(value);
    }

    private void end() {
        try {
            lines.end();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
