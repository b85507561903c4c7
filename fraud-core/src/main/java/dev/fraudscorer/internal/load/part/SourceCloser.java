package dev.fraudscorer.internal.load.part;

/** Closes sources that are not used after all, each whatever the others do. */
public final class SourceCloser {
    private SourceCloser() {}

    /** Closes one; what it throws is logged, since the report of the policy is what the caller waits for. */
    public static void close(AutoCloseable source) {
        try {
            source.close();
        } catch (Throwable e) {
            SourceLog.warn("a source ({}) that is not used could not be closed", source, e);
        }
    }
}
