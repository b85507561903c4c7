package dev.fraudscorer.features.internal.record;

import dev.fraudscorer.features.internal.plan.RowColumns;

/** What is kept of one event, outside of any record: to be put into one, or taken out of one. Reused; confined to one thread. */
public class EventRow {
    /** Of a number that is not missing: it is no hundredths, and no flag of a header. */
    static final int NO_CENTS = 1 << Short.SIZE;

    private final double[] numbers;
    private final int[] cents;
    private final int[] kinds;
    private final long[] values;
    private final int[] places;
    private long time;
    private long id;
    private short content;
    private long bits;
    private boolean located;

    // What the last number is as hundredths. Entities count one event after the other, and most often the same amount.
    private long lastNumber = Double.doubleToRawLongBits(Double.NaN);
    private int lastCents = Cents.NONE;
    private int lastKind = Header.GAPS;

    /**
     * @param numbers the most columns of numbers that an entity has
     * @param codes the most columns of codes that an entity has
     */
    public EventRow(int numbers, int codes) {
        this.numbers = new double[numbers];
        this.cents = new int[numbers];
        this.kinds = new int[numbers];
        this.values = new long[codes];
        this.places = new int[codes];
    }

    /** One with room for the columns of an entity. */
    public static EventRow of(RowColumns columns) {
        return new EventRow(columns.numbers(), columns.codes());
    }

    public final long time() {
        return time;
    }

    /** {@link RowLayout#ID_MASK 32 bits} of a keyed hash. */
    public final long id() {
        return id;
    }

    /** The hash of all that the event says. */
    public final short content() {
        return content;
    }

    /** NaN if the event does not carry it. */
    public final double number(int column) {
        return numbers[column];
    }

    /** The hundredths of a number that is no other; {@link Cents#NONE} if the event does not carry it. */
    public final int cents(int column) {
        return cents[column];
    }

    /** Which flags of a header, {@link Header#GAPS} and {@link Header#GREAT}, a number sets, and {@link #NO_CENTS}. */
    public final int kind(int column) {
        return kinds[column];
    }

    /** A {@link ColumnValue}; {@link ColumnValue#NONE} if the event does not carry it. */
    public final long value(int column) {
        return values[column];
    }

    /** Which filters admit it, a bit each. */
    public final long bits() {
        return bits;
    }

    /** Whether a filter admits it; the filter below 0 admits all. */
    public final boolean isAdmittedBy(int filter) {
        return filter < 0 || (bits >>> filter & 1) != 0;
    }

    public final void identity(long newTime, long newId, short newContent) {
        time = newTime;
        id = newId & RowLayout.ID_MASK;
        content = newContent;
        located = false;
    }

    public final void number(int column, double number) {
        numbers[column] = number;
        long bits = Double.doubleToRawLongBits(number);
        if (bits != lastNumber) {
            lastNumber = bits;
            boolean fits = Cents.fits(number);
            lastCents = fits ? Cents.of(number) : Cents.NONE;
            lastKind = (Double.isNaN(number) ? Header.GAPS : 0)
                    | (Math.abs(number) >= Cents.GREAT ? Header.GREAT : 0)
                    | (fits ? 0 : NO_CENTS);
        }
        cents[column] = lastCents;
        kinds[column] = lastKind;
    }

    public final void value(int column, long value) {
        values[column] = value;
    }

    public final void bits(long newBits) {
        bits = newBits;
    }

    /** Notes where a value is in the dictionary of the record that the event is read from; 0 if it is not there. */
    public final void place(int column, int place) {
        places[column] = place;
    }

    /** Its values were looked up: until the record changes {@link #place} returns where they are. */
    public final void located() {
        located = true;
    }

    /** The record changed, or is about to. */
    public final void unlocated() {
        located = false;
    }

    /** Whether its values were looked up. */
    public final boolean isLocated() {
        return located;
    }

    /** Where a value was when it was looked up; 0 if it was not there. */
    public final int place(int column) {
        return places[column];
    }
}
