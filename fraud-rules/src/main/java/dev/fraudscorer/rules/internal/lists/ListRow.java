package dev.fraudscorer.rules.internal.lists;

/** One entry as it was read. Used again from line to line; confined to one thread. */
final class ListRow {
    private CharSequence key = "";
    private int reason = Notes.NONE;
    private int source = Notes.NONE;
    private long validFrom = Entry.ALWAYS;
    private long validTo = Entry.FOREVER;
    private int line;

    /** Begins an entry without notes that holds always. */
    void begin(CharSequence newKey, int newLine) {
        key = newKey;
        line = newLine;
        reason = Notes.NONE;
        source = Notes.NONE;
        validFrom = Entry.ALWAYS;
        validTo = Entry.FOREVER;
    }

    /** Writes the key in another way. */
    void replaceKey(CharSequence newKey) {
        key = newKey;
    }

    void note(int newReason, int newSource) {
        reason = newReason;
        source = newSource;
    }

    /** Half-open, in milliseconds since 1970. */
    void hold(long from, long to) {
        validFrom = from;
        validTo = to;
    }

    CharSequence key() {
        return key;
    }

    int line() {
        return line;
    }

    int reason() {
        return reason;
    }

    int source() {
        return source;
    }

    long validFrom() {
        return validFrom;
    }

    long validTo() {
        return validTo;
    }

    boolean isNoted() {
        return reason != Notes.NONE || source != Notes.NONE;
    }

    boolean isDated() {
        return validFrom != Entry.ALWAYS || validTo != Entry.FOREVER;
    }
}
