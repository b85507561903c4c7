package dev.fraudscorer.features.internal.fold;

import dev.fraudscorer.features.internal.plan.Pass;

/** Where the windows of one pass stand over the buckets, and what is counted in them. Immutable; arrays are not modified. */
final class FoldPass {
    static final int PLACE_BYTES = 6 * Integer.BYTES;
    static final int BOTH = 4;
    static final int SKETCH = 8;
    static final int SKETCH_FROM = 12;
    static final int SKETCH_TO = 16;
    static final int ESTIMATE = 20;

    final Pass pass;
    final int number;
    /** Where the index of the bucket behind the windows is. */
    final int toAt;
    /** Where the indexes of each window's first bucket begin. */
    final int fromAt;
    /** By lane of numbers. */
    final int[] numbers;
    /** By lane of codes. */
    final int[] codes;
    /** By lane of codes, where what is counted in its first window is. */
    final int[] placesAt;
    /** By lane of codes, the first of its windows among those in which a value is counted. */
    final int[] firstCount;

    final int endAt;

    /** @param counted how many windows of each kind of codes the passes before have; those of this one are added */
    FoldPass(Pass pass, int number, int[] numbers, int[] codes, int[] counted, int begin) {
        this.pass = pass;
        this.number = number;
        this.numbers = numbers;
        this.codes = codes;
        this.toAt = begin;
        this.fromAt = begin + Integer.BYTES;
        int at = fromAt + pass.windows() * Integer.BYTES;
        this.placesAt = new int[codes.length];
        this.firstCount = new int[codes.length];
        for (int lane = 0; lane < codes.length; lane++) {
            int places = pass.codes()[lane].windows().length;
            placesAt[lane] = at;
            at += places * PLACE_BYTES;
            firstCount[lane] = counted[codes[lane]];
            counted[codes[lane]] += places;
        }
        this.endAt = at;
    }

    /** The place of the first window of a lane that is no shorter than one of the pass. */
    int placeOf(int lane, int window) {
        int[] windows = pass.codes()[lane].windows();
        for (int place = 0; place < windows.length; place++) {
            if (windows[place] == window) {
                return place;
            }
        }
        return Pass.NONE;
    }

    /** How many windows a lane has. */
    int places(int lane) {
        return pass.codes()[lane].windows().length;
    }

    int placeAt(int lane, int place) {
        return placesAt[lane] + place * PLACE_BYTES;
    }
}
