package dev.fraudscorer.lab.replay.sink;

import dev.fraudscorer.lab.history.HistoryLine;
import dev.fraudscorer.lab.replay.ReplaySink;
import dev.fraudscorer.lab.replay.ReplayedEvent;
import dev.fraudscorer.spi.vector.Variable;
import java.util.List;

/** Hands everything to several sinks in order. */
public final class Sinks implements ReplaySink {
    private final List<ReplaySink> sinks;

    /** @param sinks in the order in which they are called */
    public Sinks(List<? extends ReplaySink> sinks) {
        this.sinks = List.copyOf(sinks);
    }

    @Override
    public void begin(List<Variable> variables) {
        sinks.forEach(sink -> sink.begin(variables));
    }

    @Override
    public void scored(ReplayedEvent event) {
        sinks.forEach(sink -> sink.scored(event));
    }

    @Override
    public void refused(HistoryLine line) {
        sinks.forEach(sink -> sink.refused(line));
    }

    @Override
    public void progress(long lines) {
        sinks.forEach(sink -> sink.progress(lines));
    }
}
