package dev.fraudscorer.features.internal.fold;

/** The sketches of a section, by their number from 1 on. Stateless beside the record. */
final class Sketches {
    private final FoldView view;
    private final Sketch sketch = new Sketch();

    Sketches(FoldView view) {
        this.view = view;
    }

    /** The one that is worked with. */
    Sketch sketch() {
        return sketch;
    }

    /** How many more there is room for. */
    int left() {
        return view.getInt(FoldPlan.SKETCH_ROOM) - view.getInt(FoldPlan.SKETCHES_LIVE);
    }

    /** An empty one; there is room. */
    int add() {
        int number = view.getInt(FoldPlan.SKETCHES_FREE);
        if (number == 0) {
            number = view.getInt(FoldPlan.SKETCHES_USED) + 1;
            view.putInt(FoldPlan.SKETCHES_USED, number);
        } else {
            view.putInt(FoldPlan.SKETCHES_FREE, view.intAt(at(number)));
        }
        view.addInt(FoldPlan.SKETCHES_LIVE, 1);
        sketch.clear();
        put(number);
        return number;
    }

    void free(int number) {
        if (number != 0) {
            view.intAt(at(number), view.getInt(FoldPlan.SKETCHES_FREE));
            view.putInt(FoldPlan.SKETCHES_FREE, number);
            view.addInt(FoldPlan.SKETCHES_LIVE, -1);
        }
    }

    /** Takes one to be worked with. */
    void get(int number) {
        sketch.get(view.bytes, at(number));
    }

    /** Writes the one that was worked with. */
    void put(int number) {
        sketch.put(view.bytes, at(number));
    }

    void add(int number, long value) {
        get(number);
        sketch.add(value);
        put(number);
    }

    /** Adds all values of one to that which is worked with. */
    void addAll(int number) {
        sketch.addAll(view.bytes, at(number));
    }

    int at(int number) {
        return view.sketches + (number - 1) * Sketch.BYTES;
    }
}
