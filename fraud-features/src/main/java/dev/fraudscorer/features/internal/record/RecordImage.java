package dev.fraudscorer.features.internal.record;

/**
 * A small record that comes from outside, such as from a snapshot: what it says is trusted no further than that it can be
 * read. Its rows and labels are counted anew in a record of our own, so no mark, place or total of it is taken over. Stateless.
 */
public final class RecordImage {
    private RecordImage() {}

    /**
     * Opens a small record if it can be read without looking beyond its bytes.
     *
     * @param record opened on the image
     * @throws IllegalArgumentException if not, with what is wrong
     */
    public static void open(Block image, SmallRecord record) {
        byte[] bytes = image.bytes;
        int at = image.at;
        check(image.length >= Header.KEY, "a record of " + image.length + " bytes");
        check(Header.lines(bytes, at) * Block.LINE == image.length, "a record of another length");
        int places = Header.places(bytes, at);
        int capacity = Header.capacity(bytes, at);
        int rows = Header.rows(bytes, at);
        check(
                places % SmallDictionary.STEP == 0 && places > 0 && places <= SmallDictionary.MOST,
                places + " places of values");
        check(rows <= capacity && rows <= SmallRecord.MOST_ROWS, rows + " events in " + capacity + " places");
        check(
                capacity <= SmallRecord.MOST_CAPACITY && Header.head(bytes, at) < Math.max(1, capacity),
                "a place outside");
        RowLayout layout = record.layoutOf(Header.has(bytes, at, Header.DOUBLES));
        long needed = (long) Header.body(bytes, at)
                + (long) places * SmallDictionary.BYTES_PER_PLACE
                + (long) capacity * layout.stride()
                + (long) Header.labels(bytes, at) * record.labelBytes();
        check(needed <= image.length, "less than it says");
        record.open(image);
        for (int i = 0; i < rows; i++) {
            check(i == 0 || record.time(i) >= record.time(i - 1), "events that are not in the order of their time");
            for (int column = 0; column < record.columns().codes(); column++) {
                int code = record.code(column, i);
                check(code <= places && (code == 0 || record.isUsed(code)), "a value that is not in the dictionary");
            }
        }
    }

    /**
     * Counts the rows and labels of an image in a new record, and takes the rest of its header over.
     *
     * @param image checked and opened
     * @param into created, without rows
     * @param mapping from the columns of the image to those of the other
     * @param taken with room for the columns of the image
     * @param row with room for those of the other
     */
    public static void recount(SmallRecord image, SmallRecord into, RowMapping mapping, EventRow taken, EventRow row) {
        if (image.layout().doubles()) {
            into.toDoubles();
        }
        for (int i = 0; i < image.rows(); i++) {
            if (mapping.isSame()) {
                image.get(i, row);
            } else {
                image.get(i, taken);
                mapping.map(taken, row);
            }
            check(into.insert(row), "more values than a record has");
        }
        if (mapping.labels()) {
            SmallLabels to = new SmallLabels(into);
            new SmallLabels(image)
                    .forEach((time, id, knownAt, fraud, bits) -> to.add(time, id, knownAt, fraud, mapping.bits(bits)));
        }
        into.takeHeader(image.bytes(), image.at());
    }

    private static void check(boolean isRight, String found) {
        if (!isRight) {
            throw new IllegalArgumentException(found);
        }
    }
}
