package dev.fraudscorer.lab.history;

import static java.util.Objects.requireNonNull;

import dev.fraudscorer.FraudScorer;
import dev.fraudscorer.event.StreamTime;
import java.util.Iterator;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The events of a history, each with when it was received by the history's own clock ({@link StreamTime}), so that replay,
 * training and comparison take the same stamps for wrong, whatever the day on which they run. Confined to one thread.
 */
public final class HistoryStream implements Iterator<HistoryLine> {
    private final StreamTime<HistoryLine> lines;

    /**
     * @param reader is read a few events ahead; not closed
     * @param scorer of the policy whose events these are
     * @param broken is given each line that is no event, as soon as it is read
     */
    public HistoryStream(HistoryReader reader, FraudScorer scorer, Consumer<HistoryLine> broken) {
        this.lines = new StreamTime<>(
                Stream.iterate(reader.next(), Objects::nonNull, line -> reader.next())
                        .filter(line -> isEvent(line, broken))
                        .iterator(),
                line -> requireNonNull(line.event()).event(),
                (line, event) -> new HistoryLine(
                        line.number(), requireNonNull(line.event()).with(event), null),
                scorer.policy().lateness());
    }

    @Override
    public boolean hasNext() {
        return lines.hasNext();
    }

    /** The next line that is an event. */
    @Override
    public HistoryLine next() {
        return lines.next();
    }

    private static boolean isEvent(HistoryLine line, Consumer<HistoryLine> broken) {
        if (line.event() == null) {
            broken.accept(line);
        }
        return line.event() != null;
    }
}
