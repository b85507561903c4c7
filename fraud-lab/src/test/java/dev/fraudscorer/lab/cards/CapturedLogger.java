package dev.fraudscorer.lab.cards;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
import org.slf4j.Marker;
import org.slf4j.event.Level;
import org.slf4j.helpers.LegacyAbstractLogger;
import org.slf4j.helpers.MessageFormatter;

/** Keeps every line of every level, with traces. */
final class CapturedLogger extends LegacyAbstractLogger {
    private static final long serialVersionUID = 1L;
    private static final Queue<String> LINES = new ConcurrentLinkedQueue<>();
    private static volatile boolean kept;

    CapturedLogger(String name) {
        this.name = name;
    }

    /** Begins to keep lines. */
    static void begin() {
        LINES.clear();
        kept = true;
    }

    /** Ends it; all lines that were kept. */
    static String end() {
        kept = false;
        String all = String.join("\n", LINES);
        LINES.clear();
        return all;
    }

    @Override
    public boolean isTraceEnabled() {
        return kept;
    }

    @Override
    public boolean isDebugEnabled() {
        return kept;
    }

    @Override
    public boolean isInfoEnabled() {
        return kept;
    }

    @Override
    public boolean isWarnEnabled() {
        return kept;
    }

    @Override
    public boolean isErrorEnabled() {
        return kept;
    }

    @Override
    protected @Nullable String getFullyQualifiedCallerName() {
        return null;
    }

    @Override
    protected void handleNormalizedLoggingCall(
            Level level,
            @Nullable Marker marker,
            String message,
            Object @Nullable [] arguments,
            @Nullable Throwable thrown) {
        StringWriter line = new StringWriter();
        line.append(name).append(' ').append(MessageFormatter.basicArrayFormat(message, arguments));
        if (thrown != null) {
            thrown.printStackTrace(new PrintWriter(line));
        }
        LINES.add(line.toString());
    }
}
