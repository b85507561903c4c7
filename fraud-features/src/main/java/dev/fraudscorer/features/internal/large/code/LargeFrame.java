package dev.fraudscorer.features.internal.large.code;

import dev.fraudscorer.event.ValueState;
import dev.fraudscorer.features.internal.large.LargePass;
import dev.fraudscorer.features.internal.large.LargeRecord;
import dev.fraudscorer.features.internal.record.Bytes;
import dev.fraudscorer.features.internal.record.KnownFrauds;
import dev.fraudscorer.spi.vector.FeatureVector;
import org.jspecify.annotations.Nullable;

/**
 * What the code of a plan reads: where the parts of a record are, the current event, and where the values go. Reused from event
 * to event; confined to one thread.
 */
final class LargeFrame {
    private final LargeRecord record;

    // The record.
    byte[] bytes = {};
    int body;
    int ring;
    int capacity;
    int first;
    int rows;
    /** By counted column, where its table of values begins. */
    final int[] tables;
    /** What is known about its rows; null if nothing is. */
    @Nullable
    KnownFrauds labels;

    // The current event.
    long time;
    long seenUntil;
    /** No row that it sees has a greater first long. */
    long word;

    long bits;
    /** A bit for each column of codes that it carries a value in. */
    int given;
    /** By column of numbers. */
    final int[] cents;
    /** By mark, the number of the last row with its value; -1 if there is none. */
    final int[] lastRows;
    /** By counted column, where the entry of its value begins; -1 if there is none. */
    final int[] entries;

    // Where the values go.
    double[] numbers = {};

    @Nullable
    FeatureVector out;

    LargeFrame(LargeRecord record) {
        this.record = record;
        this.tables = new int[record.plan().countedColumns()];
        this.cents = new int[record.plan().plan().columns().numbers()];
        this.lastRows = new int[record.plan().marks()];
        this.entries = new int[record.plan().countedColumns()];
    }

    /** The place of a row in the ring. */
    int place(int row) {
        int place = first + row;
        return place >= capacity ? place - capacity : place;
    }

    /** How often the value of the event occurs in a window of a counted column. */
    int same(int counted, int countAt) {
        int entry = entries[counted];
        return entry < 0 ? 0 : Bytes.getChar(bytes, entry + countAt);
    }

    /**
     * The cents of a window's extreme.
     *
     * @param at where the place of its row is noted, behind the begin of the body
     * @param nothing what it is if no row has a number
     */
    int extreme(int at, int numberAt, int stride, int nothing, int pass, int peak, int window) {
        int known = Bytes.getChar(bytes, body + at);
        if (known >= LargePass.Peak.UNKNOWN) {
            known = search(pass, peak, window);
        }
        return known == LargePass.Peak.NONE ? nothing : Bytes.getInt(bytes, ring + known * stride + numberAt);
    }

    private int search(int passNumber, int peak, int window) {
        LargePass pass = record.layout().passes[passNumber];
        return record.searchExtreme(pass, pass.peaks[peak], window);
    }

    /** How many events are known to be fraud between two times, in milliseconds before what the event sees. */
    int frauds(long from, long to, int filter) {
        return labels == null ? 0 : labels.frauds(seenUntil - to, seenUntil - from, time, filter);
    }

    /** There was nothing that a value could be made of. */
    void missing(int slot) {
        missing(slot, ValueState.NO_HISTORY);
    }

    /** The event does not carry the value that the slot is about. */
    void notGiven(int slot) {
        missing(slot, ValueState.NOT_GIVEN);
    }

    private void missing(int slot, ValueState why) {
        if (out != null) {
            out.putMissing(slot, why);
        }
    }
}
