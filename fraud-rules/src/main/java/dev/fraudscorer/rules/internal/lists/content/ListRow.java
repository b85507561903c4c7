package dev.fraudscorer.rules.internal.lists.content;

/** One entry as it was read. Used again from line to line; confined to one thread. */
public final class ListRow {
    private CharSequence key = "";
    private int reason = StringPool.NONE;
    private int source = StringPool.NONE;
    private long validFrom = Entry.ALWAYS;
    private long validTo = Entry.FOREVER;
    private int line;

    /** Begins an entry without notes that holds always. */
    public void begin(CharSequence newKey, int newLine) {
        key = newKey;
        line = newLine;
        reason = StringPool.NONE;
        source = StringPool.NONE;
        validFrom = Entry.ALWAYS;
        validTo = Entry.FOREVER;
    }

    /** Writes the key in another way. */
    public void replaceKey(CharSequence newKey) {
        key = newKey;
    }

    public void note(int newReason, int newSource) {
        reason = newReason;
        source = newSource;
    }

    /** Half-open, in milliseconds since 1970. */
    public void setValidity(long from, long to) {
        validFrom = from;
        validTo = to;
    }

    public CharSequence key() {
        return key;
    }

    public int line() {
        return line;
    }

    public int reason() {
        return reason;
    }

    public int source() {
        return source;
    }

    public long validFrom() {
        return validFrom;
    }

    public long validTo() {
        return validTo;
    }

    boolean isNoted() {
        return reason != StringPool.NONE || source != StringPool.NONE;
    }

    boolean isDated() {
        return validFrom != Entry.ALWAYS || validTo != Entry.FOREVER;
    }
}
