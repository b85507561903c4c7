package dev.fraudscorer.features.internal.record;

import dev.fraudscorer.features.internal.plan.RowColumns;

/*
 * A label: the first long of its event's row 8 | known at 6 | the rest of the id 2 | 1 if it says fraud 1 | the filters that
 * admit the event, a bit each, if there are filters. Ordered by the event's time and id and then by when it was known.
 */

/**
 * What turned out to be true about the few events of one entity. Reused: it reads and changes those of the {@link SmallRecord}
 * that it was made for. Confined to the holder of the key's lock.
 */
public final class SmallLabels implements KnownFrauds {
    /** The most labels of a small record. */
    public static final int MOST = 255;

    private static final int KNOWN_AT = 8;
    private static final int ID = 14;
    private static final int FRAUD = 16;
    private static final int BITS = 17;
    private static final long ID_BITS = (1L << RowLayout.ID_BITS) - 1;

    private final SmallRecord record;
    private final int stride;
    private final int bitBytes;

    public SmallLabels(SmallRecord record) {
        this.record = record;
        this.stride = record.labelBytes();
        this.bitBytes = stride - BITS;
    }

    /** How many bytes a label takes. */
    static int bytesPerLabel(RowColumns columns) {
        return BITS + (columns.filters() + Byte.SIZE - 1) / Byte.SIZE;
    }

    /**
     * Notes a label; of two that were known at the same time about one event, the one that arrived last stays.
     *
     * @return false, and nothing is changed, if there are too many
     */
    public boolean add(long time, long id, long knownAt, boolean fraud, long filters) {
        int index = 0;
        while (index < record.labels() && isBefore(index, time, id, knownAt)) {
            index++;
        }
        boolean same = index < record.labels() && isOf(index, time, id) && knownAt(index) == knownAt;
        if (!same) {
            if (record.labels() == MOST) {
                return false;
            }
            record.resizeLabels(record.labels() + 1);
            int first = record.labelsAt();
            System.arraycopy(record.bytes(), first + stride, record.bytes(), first, index * stride);
        }
        byte[] bytes = record.bytes();
        int label = label(index);
        Bytes.putLong(bytes, label, RowLayout.word(time) | (id & ID_BITS));
        Bytes.put48(bytes, label + KNOWN_AT, Math.max(Header.NONE, Math.min(Header.LATEST, knownAt)) - Header.EPOCH);
        Bytes.putChar(bytes, label + ID, (int) (id >>> RowLayout.ID_BITS));
        Bytes.putByte(bytes, label + FRAUD, fraud ? 1 : 0);
        bits(index, filters);
        return true;
    }

    /** The event is admitted by other filters now. */
    public void amend(long time, long id, long filters) {
        for (int i = 0; i < record.labels(); i++) {
            if (isOf(i, time, id)) {
                bits(i, filters);
            }
        }
    }

    /** Forgets the labels of events up to {@code time}. */
    public void forget(long time) {
        int kept = record.labels();
        while (kept > 0 && time(record.labels() - kept) <= time) {
            kept--;
        }
        if (kept < record.labels()) {
            record.resizeLabels(kept);
        }
    }

    @Override
    public int frauds(long start, long end, long now, int filter) {
        int found = 0;
        int i = 0;
        while (i < record.labels()) {
            int event = i;
            boolean fraud = false;
            for (; i < record.labels() && isSame(event, i); i++) {
                if (knownAt(i) <= now) {
                    fraud = saysFraud(i);
                }
            }
            long time = time(event);
            found += fraud && time > start && time <= end && isAdmitted(event, filter) ? 1 : 0;
        }
        return found;
    }

    @Override
    public boolean isFraud(long time, long id, long now) {
        boolean fraud = false;
        for (int i = 0; i < record.labels(); i++) {
            if (isOf(i, time, id) && knownAt(i) <= now) {
                fraud = saysFraud(i);
            }
        }
        return fraud;
    }

    @Override
    public boolean isAdmittedBy(long time, long id, int filter) {
        for (int i = 0; i < record.labels(); i++) {
            if (isOf(i, time, id)) {
                return isAdmitted(i, filter);
            }
        }
        return false;
    }

    /** The filters of an event as its labels have them; {@code otherwise} if it has none. */
    public long bitsOf(long time, long id, long otherwise) {
        for (int i = 0; i < record.labels(); i++) {
            if (isOf(i, time, id)) {
                return bits(i);
            }
        }
        return otherwise;
    }

    /** Takes all out, in the order in which they are kept. */
    public void forEach(FactSink sink) {
        for (int i = 0; i < record.labels(); i++) {
            sink.fact(time(i), id(i), knownAt(i), saysFraud(i), bits(i));
        }
    }

    private long time(int index) {
        return RowLayout.time(Bytes.getLong(record.bytes(), label(index)));
    }

    private long id(int index) {
        int label = label(index);
        return (Bytes.getLong(record.bytes(), label) & ID_BITS)
                | (long) Bytes.getChar(record.bytes(), label + ID) << RowLayout.ID_BITS;
    }

    private long knownAt(int index) {
        return Bytes.get48(record.bytes(), label(index) + KNOWN_AT) + Header.EPOCH;
    }

    private boolean saysFraud(int index) {
        return record.bytes()[label(index) + FRAUD] != 0;
    }

    /** The filters that admit the event, a bit each. */
    private long bits(int index) {
        long bits = 0;
        for (int i = 0; i < bitBytes; i++) {
            bits |= (long) Bytes.getByte(record.bytes(), label(index) + BITS + i) << (i * Byte.SIZE);
        }
        return bits;
    }

    private void bits(int index, long filters) {
        for (int i = 0; i < bitBytes; i++) {
            Bytes.putByte(record.bytes(), label(index) + BITS + i, (int) (filters >>> (i * Byte.SIZE)));
        }
    }

    private int label(int index) {
        return record.labelsAt() + index * stride;
    }

    private boolean isAdmitted(int index, int filter) {
        return filter < 0 || (bits(index) >>> filter & 1) != 0;
    }

    private boolean isBefore(int index, long time, long id, long knownAt) {
        if (time(index) != time) {
            return time(index) < time;
        }
        return id(index) != id ? id(index) < id : knownAt(index) < knownAt;
    }

    private boolean isOf(int index, long time, long id) {
        return time(index) == time && id(index) == id;
    }

    private boolean isSame(int index, int other) {
        return isOf(other, time(index), id(index));
    }
}
