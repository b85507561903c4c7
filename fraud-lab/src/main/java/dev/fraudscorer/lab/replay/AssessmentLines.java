package dev.fraudscorer.lab.replay;

import dev.fraudscorer.json.AssessmentJson;
import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;

/** Writes assessments as JSON lines. Confined to one thread; owns the stream. */
public final class AssessmentLines implements ReplaySink, Closeable {
    private final Writer out;

    public AssessmentLines(OutputStream out) {
        this.out = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), 1 << 16);
    }

    @Override
    public void scored(ReplayedEvent event) {
        try {
            out.append(AssessmentJson.write(event.assessment())).append('\n');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
