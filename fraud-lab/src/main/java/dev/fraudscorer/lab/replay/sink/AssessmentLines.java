package dev.fraudscorer.lab.replay.sink;

import static java.util.Objects.requireNonNull;

import dev.fraudscorer.json.AssessmentJson;
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
import org.jspecify.annotations.Nullable;

/** Writes assessments as JSON lines. Confined to one thread; owns the stream that it opens. */
public final class AssessmentLines implements ReplaySink, Closeable {
    private final OutputOpener opener;
    private @Nullable Writer out;

    /** @param opener called when the replay begins, so that a replay that cannot begin destroys nothing */
    public AssessmentLines(OutputOpener opener) {
        this.opener = opener;
    }

    @Override
    public void begin(List<Variable> variables) {
        try {
            out = new BufferedWriter(new OutputStreamWriter(opener.open(), StandardCharsets.UTF_8), 1 << 16);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void scored(ReplayedEvent event) {
        try {
            requireNonNull(out, "the replay has not begun")
                    .append(AssessmentJson.write(event.assessment()))
                    .append('\n');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        if (out != null) {
            out.close();
        }
    }
}
