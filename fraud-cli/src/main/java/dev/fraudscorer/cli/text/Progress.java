package dev.fraudscorer.cli.text;

import dev.fraudscorer.lab.history.HistoryLine;
import dev.fraudscorer.lab.replay.ReplaySink;
import java.io.Console;
import java.io.PrintWriter;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Tells on the error stream which lines were refused, and on a terminal how far the replay is. In a pipe there is
 * nothing to watch, so nothing is drawn.
 */
public final class Progress implements ReplaySink {
    private static final int MOST_REFUSALS_TOLD = 20;
    private static final long STEP = 100_000;

    private final String side;
    private final Path events;
    private final PrintWriter err;
    private final boolean terminal = isTerminal(System.console());
    private long refused;
    private long nextStep = STEP;

    public Progress(Path events, PrintWriter err) {
        this("", events, err);
    }

    /** @param side what goes before each refusal, where a history is replayed more than once */
    public Progress(String side, Path events, PrintWriter err) {
        this.side = side;
        this.events = events;
        this.err = err;
    }

    /** Up to JDK 21 there is a console only on a terminal; later ones have one always, with a test for a terminal. */
    private static boolean isTerminal(@Nullable Console console) {
        if (console == null) {
            return false;
        }
        try {
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (NoSuchMethodException e) {
            return true;
        } catch (ReflectiveOperationException e) {
            return false;
        }
    }

    @Override
    public void refused(HistoryLine line) {
        refused++;
        if (refused <= MOST_REFUSALS_TOLD) {
            err.println(side + events.getFileName() + ":" + line.number() + ": " + line.fault());
        } else if (refused == MOST_REFUSALS_TOLD + 1) {
            err.println(side + events.getFileName() + ": more lines were refused; the summary counts them all");
        }
    }

    @Override
    public void progress(long lines) {
        if (terminal && lines >= nextStep) {
            err.printf("\r%,d lines", lines);
            err.flush();
            nextStep = lines + STEP;
        }
    }

    public void done() {
        if (terminal && nextStep > STEP) {
            err.print("\r\u001b[K");
        }
        err.flush();
    }
}
