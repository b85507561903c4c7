package dev.fraudscorer.features.internal.record;

/** Keeps the marks of a small record right where a row is put among others or changes its values. As {@link SmallRewrite}. */
final class SmallMarks {
    /** Stands for no place of the ring, whose places are below it. */
    static final int NO_ROW = SmallRecord.MOST_CAPACITY;

    private final SmallRecord of;

    SmallMarks(SmallRecord record) {
        this.of = record;
    }

    /** Moves the rows from {@code index} on one place on; the newest place is free. */
    void shift(int index) {
        for (int i = of.rows - 1; i > index; i--) {
            System.arraycopy(of.bytes, of.row(i - 1), of.bytes, of.row(i), of.layout.stride());
        }
        for (int place = 1; place <= of.places; place++) {
            if (!SmallDictionary.isFree(of.bytes, of.dictionaryAt, place)) {
                int last = SmallDictionary.last(of.bytes, of.dictionaryAt, of.places, place);
                if (of.indexOf(last) >= index) {
                    SmallDictionary.last(
                            of.bytes, of.dictionaryAt, of.places, place, last + 1 == of.capacity ? 0 : last + 1);
                }
            }
        }
    }

    void markInserted(int index) {
        int row = of.row(index);
        for (int column = 0; column < of.columns.codes(); column++) {
            int place = Bytes.getByte(of.bytes, row + of.layout.codesAt() + column);
            if (place != 0) {
                int last = SmallDictionary.last(of.bytes, of.dictionaryAt, of.places, place);
                if (last == NO_ROW || of.indexOf(last) < index) {
                    if (last != NO_ROW) {
                        of.layout.mark(of.bytes, of.ringAt + last * of.layout.stride(), column, false);
                    }
                    of.layout.mark(of.bytes, row, column, true);
                    SmallDictionary.last(of.bytes, of.dictionaryAt, of.places, place, of.ringPlace(index));
                }
            }
        }
    }

    /** Sets all marks anew, and frees the places of values that no row carries any more. */
    void markAll() {
        for (int place = 1; place <= of.places; place++) {
            SmallDictionary.last(of.bytes, of.dictionaryAt, of.places, place, NO_ROW);
        }
        for (int i = of.rows - 1; i >= 0; i--) {
            int row = of.row(i);
            for (int column = 0; column < of.columns.codes(); column++) {
                int place = Bytes.getByte(of.bytes, row + of.layout.codesAt() + column);
                boolean isLast =
                        place != 0 && SmallDictionary.last(of.bytes, of.dictionaryAt, of.places, place) == NO_ROW;
                of.layout.mark(of.bytes, row, column, isLast);
                if (isLast) {
                    SmallDictionary.last(of.bytes, of.dictionaryAt, of.places, place, of.ringPlace(i));
                }
            }
        }
        for (int place = 1; place <= of.places; place++) {
            if (SmallDictionary.last(of.bytes, of.dictionaryAt, of.places, place) == NO_ROW) {
                SmallDictionary.free(of.bytes, of.dictionaryAt, place);
            }
        }
    }
}
