package dev.fraudscorer.features.internal.step.code;

/** How many rows the walk had passed when it came to a cut. */
record RowsBefore(long from) implements Accumulator {
    @Override
    public void begin(WalkCode code) {
        code.pushPassed();
    }

    @Override
    public void add(WalkCode code) {}
}
