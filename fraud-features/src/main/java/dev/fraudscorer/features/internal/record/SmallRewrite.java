package dev.fraudscorer.features.internal.record;

/*
 * A record is moved when a row, a value, a label or a span has no room in it, and now and then when it has too much: rows
 * then begin at the first place of the ring again, and values may get other places. Numbers become doubles on the way.
 */

/** Gives a small record another size. Reused: it changes the one that it was made for. Confined to the holder of the key's lock. */
final class SmallRewrite {
    /** The fewest places of the dictionary and of the ring. */
    static final int FEWEST_PLACES = SmallDictionary.STEP;

    static final int FEWEST_ROWS = 2;
    /** So many places that are not used are given back when the record is moved. */
    private static final int MANY_UNUSED = 2 * SmallDictionary.STEP;

    private final SmallRecord of;
    private final int[] newPlaces = new int[SmallDictionary.MOST + 1];

    SmallRewrite(SmallRecord record) {
        this.of = record;
    }

    /** From now on all numbers are doubles. */
    void toDoubles() {
        if (!of.layout.doubles()) {
            rewrite(Math.max(FEWEST_ROWS, of.rows), 0, of.labels, true);
        }
    }

    /**
     * Makes room for a row, and for values that have no place.
     *
     * @param doubles whether its numbers are no cents
     */
    void grow(int newValues, boolean doubles) {
        int newCapacity = of.rows == of.capacity ? of.rows + slack(of.rows) : of.capacity;
        rewrite(newCapacity, newValues, of.labels, of.layout.doubles() || doubles);
    }

    /** Gives back what is not needed any more; to be called now and then, when no index is in use. */
    void shrink() {
        int used = of.places - of.freePlaces();
        if (of.capacity - of.rows > 2 * slack(of.rows) || of.places - roundUp(used) >= MANY_UNUSED) {
            rewrite(of.rows + slack(of.rows), 0, of.labels, of.layout.doubles());
        }
    }

    /** Makes room for labels in front of those that there are, or takes the first of them out. */
    void resizeLabels(int newLabels) {
        if ((newLabels - of.labels) * of.labelBytes > freeBytes()) {
            rewrite(Math.max(of.rows, FEWEST_ROWS), 0, newLabels, of.layout.doubles());
        } else {
            of.labels = newLabels;
            Header.labels(of.bytes, of.at, of.labels);
        }
    }

    /**
     * Makes room in the header for the spans of what could not be counted, or takes it away.
     *
     * @param length of the spans in bytes; 0 for none
     */
    void resizeUncounted(int length) {
        int former = Header.body(of.bytes, of.at);
        int body = Header.uncounted(of.bytes, of.at) + (length == 0 ? 0 : Short.BYTES + length);
        if (body != former) {
            rewrite(Math.max(FEWEST_ROWS, of.rows), 0, of.labels, of.layout.doubles(), length);
        }
    }

    /** Bytes between the ring and the labels. */
    private int freeBytes() {
        return of.labelsAt() - of.ringAt - of.capacity * of.layout.stride();
    }

    private static int roundUp(int count) {
        return (count + SmallDictionary.STEP - 1) / SmallDictionary.STEP * SmallDictionary.STEP;
    }

    /** Rows are packed tightly, since there are many such entities; but a record is moved for a few visits in a hundred only. */
    private static int slack(int kept) {
        return FEWEST_ROWS + 1 + kept / 10;
    }

    /**
     * Moves the record to a place with room for so much.
     *
     * @param newValues how many values need a place that have none
     */
    private void rewrite(int newCapacity, int newValues, int newLabels, boolean newDoubles) {
        int uncounted = Header.has(of.bytes, of.at, Header.UNCOUNTED)
                ? Bytes.getChar(of.bytes, of.at + Header.uncounted(of.bytes, of.at))
                : 0;
        rewrite(newCapacity, newValues, newLabels, newDoubles, uncounted);
    }

    private void rewrite(int newCapacity, int newValues, int newLabels, boolean newDoubles, int newUncounted) {
        int needed = Math.max(FEWEST_PLACES, roundUp(of.places - of.freePlaces() + newValues));
        boolean compact = of.places - needed >= MANY_UNUSED;
        int newDictionary = compact ? needed : Math.max(of.places, needed);
        RowLayout newLayout = newDoubles ? of.ofDoubles : of.ofCents;
        RowLayout formerLayout = of.layout;
        int formerBody = Header.body(of.bytes, of.at);
        int uncounted = Header.uncounted(of.bytes, of.at);
        int body = uncounted + (newUncounted == 0 ? 0 : Short.BYTES + newUncounted);
        int formerPlaces = of.places;
        int formerHead = of.head;
        int formerCapacity = of.capacity;
        int formerLabels = of.labels;
        of.block.move(body
                + newDictionary * SmallDictionary.BYTES_PER_PLACE
                + newCapacity * newLayout.stride()
                + newLabels * of.labelBytes);
        byte[] former = of.block.formerBytes;
        int formerAt = of.block.formerAt;
        byte[] to = of.block.bytes;
        int begin = of.block.at;
        System.arraycopy(former, formerAt, to, begin, Math.min(formerBody, body));
        Header.set(to, begin, Header.UNCOUNTED, newUncounted != 0);
        if (newUncounted != 0) {
            Bytes.putChar(to, begin + uncounted, newUncounted);
        }
        int room = of.block.length - body - newDictionary * SmallDictionary.BYTES_PER_PLACE - newLabels * of.labelBytes;
        Header.lines(to, begin, of.block.length / Block.LINE);
        Header.places(to, begin, newDictionary);
        Header.labels(to, begin, newLabels);
        Header.capacity(to, begin, capacityOf(room, newLayout));
        Header.head(to, begin, of.rows == capacityOf(room, newLayout) ? 0 : of.rows);
        Header.set(to, begin, Header.DOUBLES, newDoubles);
        System.arraycopy(
                former,
                formerAt + of.block.formerLength - formerLabels * of.labelBytes,
                to,
                begin + of.block.length - Math.min(formerLabels, newLabels) * of.labelBytes,
                Math.min(formerLabels, newLabels) * of.labelBytes);
        long sameNewest = of.newest;
        of.open(of.block);
        // Rows are not there yet.
        of.newest = sameNewest;
        int formerDictionary = formerAt + formerBody;
        int formerRing = formerDictionary + formerPlaces * SmallDictionary.BYTES_PER_PLACE;
        copyPlaces(former, formerDictionary, formerPlaces, compact, formerHead - of.rows, formerCapacity);
        for (int column = 0; column < of.found.length; column++) {
            of.found[column] = newPlaces[of.found[column]];
        }
        for (int i = 0; i < of.rows; i++) {
            int place = formerHead - of.rows + i;
            copyRow(
                    former,
                    formerRing + (place < 0 ? place + formerCapacity : place) * formerLayout.stride(),
                    formerLayout,
                    of.row(i));
        }
        of.block.settle();
    }

    private void copyPlaces(
            byte[] former, int formerDictionary, int formerPlaces, boolean compact, int tail, int formerCapacity) {
        int next = 1;
        for (int place = 1; place <= formerPlaces; place++) {
            boolean free = SmallDictionary.isFree(former, formerDictionary, place);
            int newPlace = compact ? next : place;
            newPlaces[place] = newPlace;
            if (!free) {
                long salted = SmallDictionary.salted(former, formerDictionary, formerPlaces, place);
                SmallDictionary.put(of.bytes, of.dictionaryAt, of.places, newPlace, salted);
                int last = SmallDictionary.last(former, formerDictionary, formerPlaces, place) - tail;
                SmallDictionary.last(
                        of.bytes,
                        of.dictionaryAt,
                        of.places,
                        newPlace,
                        last >= formerCapacity ? last - formerCapacity : last);
                next++;
            }
        }
    }

    private void copyRow(byte[] former, int from, RowLayout formerLayout, int row) {
        if (formerLayout == of.layout) {
            System.arraycopy(former, from, of.bytes, row, of.layout.stride());
        } else {
            System.arraycopy(former, from, of.bytes, row, Long.BYTES);
            for (int column = 0; column < of.columns.numbers(); column++) {
                of.layout.number(of.bytes, row, column, formerLayout.number(former, from, column));
            }
            // What follows the numbers is the same in both.
            System.arraycopy(
                    former,
                    from + formerLayout.codesAt(),
                    of.bytes,
                    row + of.layout.codesAt(),
                    of.layout.stride() - of.layout.codesAt());
        }
        for (int column = 0; column < of.columns.codes(); column++) {
            int code = row + of.layout.codesAt() + column;
            Bytes.putByte(of.bytes, code, newPlaces[Bytes.getByte(of.bytes, code)]);
        }
    }

    static int capacityOf(int room, RowLayout layout) {
        return Math.min(SmallRecord.MOST_CAPACITY, room / layout.stride());
    }
}
