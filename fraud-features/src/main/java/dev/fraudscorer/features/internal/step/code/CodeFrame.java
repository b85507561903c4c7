package dev.fraudscorer.features.internal.step.code;

import dev.fraudscorer.event.ValueState;
import dev.fraudscorer.features.internal.record.SmallLabels;
import dev.fraudscorer.features.internal.window.CentSums;
import dev.fraudscorer.spi.vector.FeatureVector;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What the code of a plan reads: the rows of a record, the current event, and where the values go; and what its methods hand
 * on to each other. Reused from event to event; confined to one thread.
 */
final class CodeFrame {
    /** Of each {@link DistinctCodes}: a bit for each of 256 codes. */
    static final int SEEN_WORDS = 4;

    /** With {@code n * squares} below it no number of 128 bits is needed: n is below 2^8. */
    private static final int SHORT_SQUARES_BITS = 55;

    private static final double ONE_CENT = 0.01;

    // The rows.
    byte[] bytes = {};
    int ringAt;
    int ringEnd;
    /** Behind the newest row. */
    int row;

    int rows;
    /** What is known about them; null if nothing is. */
    @Nullable
    SmallLabels labels;

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
    /** The places of its values in the dictionary, four in an int. */
    final int[] codes;

    // Where the values go.
    double[] numbers = {};

    @Nullable
    FeatureVector out;

    /** Variables, from one method to the next. */
    final long[] kept;
    /** Which codes were seen, by {@link DistinctCodes}. */
    final long[] seen;

    CodeFrame(int numbers, int codes, int kept, int distinct) {
        this.cents = new int[numbers];
        this.codes = new int[(codes + CodeLanes.LANES - 1) / CodeLanes.LANES];
        this.kept = new long[kept];
        this.seen = new long[distinct * SEEN_WORDS];
    }

    /** Begins with no code seen but that of no value, which is none. */
    void clearSeen() {
        Arrays.fill(seen, 0);
        for (int i = 0; i < seen.length; i += SEEN_WORDS) {
            seen[i] = 1;
        }
    }

    /** How many events are known to be fraud between two times, in milliseconds before what the event sees. */
    int frauds(long from, long to, int filter) {
        return labels == null ? 0 : labels.frauds(seenUntil - to, seenUntil - from, time, filter);
    }

    /** As {@link CentSums#deviation} of numbers below 2^27 cents, the same to the last bit. */
    static double deviation(int n, long cents, long squares) {
        if (squares >>> SHORT_SQUARES_BITS != 0) {
            return CentSums.deviation(n, cents, 0, squares);
        }
        return Math.sqrt((double) (n * squares - cents * cents) / ((double) n * (n - 1))) * ONE_CENT;
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
