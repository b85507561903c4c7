package dev.fraudscorer.lab.replay;

import static java.util.Objects.requireNonNull;

import dev.fraudscorer.event.ValueType;
import dev.fraudscorer.lab.output.CsvLines;
import dev.fraudscorer.lab.output.OutputFile;
import dev.fraudscorer.spi.vector.Variable;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes the feature vector of each event as the model saw it: {@code event_id,event_time,fraud}, then every attribute
 * and feature of the policy. Missing is empty; booleans are 1 and 0. Confined to one thread; owns the stream that it opens.
 */
public final class FeatureCsv implements ReplaySink, Closeable {
    private static final double LARGEST_EXACT_LONG = 1L << 53;

    private final OutputFile.Opener opener;
    private @Nullable CsvLines lines;
    private List<Variable> variables = List.of();

    /** @param opener called when the replay begins, so that a replay that cannot begin destroys nothing */
    public FeatureCsv(OutputFile.Opener opener) {
        this.opener = opener;
    }

    @Override
    public void begin(List<Variable> all) {
        variables = List.copyOf(all);
        try {
            CsvLines header = new CsvLines(opener.open());
            lines = header;
            header.field("event_id").field("event_time").field("fraud");
            variables.forEach(variable -> header.field(variable.name()));
            header.end();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void scored(ReplayedEvent event) {
        CsvLines row = requireNonNull(lines, "the replay has not begun");
        row.field(event.historic().event().id());
        row.field(event.historic().event().time().toString());
        row.field(event.historic().label() == null ? "" : event.historic().isFraud() ? "1" : "0");
        FeatureRow values = event.features();
        for (Variable variable : variables) {
            int slot = variable.slot();
            String text = variable.type() == ValueType.TEXT ? values.text(slot) : number(values.number(slot));
            row.field(text == null ? "" : text);
        }
        try {
            row.end();
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
