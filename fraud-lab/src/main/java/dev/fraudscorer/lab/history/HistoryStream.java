package dev.fraudscorer.lab.history;

import static java.util.Objects.requireNonNull;

import dev.fraudscorer.FraudScorer;
import dev.fraudscorer.event.StreamTime;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

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
                new EventLines(reader, broken),
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

    /** Those lines that are events. */
    private static final class EventLines implements Iterator<HistoryLine> {
        private final HistoryReader reader;
        private final Consumer<HistoryLine> broken;
        private @Nullable HistoryLine next;
        private boolean ended;

        EventLines(HistoryReader reader, Consumer<HistoryLine> broken) {
            this.reader = reader;
            this.broken = broken;
        }

        @Override
        public boolean hasNext() {
            while (next == null && !ended) {
                HistoryLine line = reader.next();
                if (line == null) {
                    ended = true;
                } else if (line.event() == null) {
                    broken.accept(line);
                } else {
                    next = line;
                }
            }
            return next != null;
        }

        @Override
        public HistoryLine next() {
            if (!hasNext()) {
                throw new NoSuchElementException("the history has ended");
            }
            HistoryLine line = requireNonNull(next);
            next = null;
            return line;
        }
    }
}
