package dev.fraudscorer.features.internal.window;

import dev.fraudscorer.event.ValueState;

/** What is counted in each window of a pass, for one lane at a time. Reused; confined to one thread. */
public final class Tally {
    /** Events without the current one. */
    public final int[] events;
    /** Of these, known to be fraud. */
    final int[] frauds;
    /** Events without the current one that carry a value. */
    public final int[] carriers;
    /** How many different values these carry. */
    public final int[] distinct;
    /** How many of these carry the current event's value. */
    public final int[] same;
    /** Why a value is missing that nothing in a window says: there was nothing, or what there was is not kept by itself. */
    public ValueState nothing = ValueState.NO_HISTORY;

    /** @param windows the most windows that a pass has */
    public Tally(int windows) {
        this.events = new int[windows];
        this.frauds = new int[windows];
        this.carriers = new int[windows];
        this.distinct = new int[windows];
        this.same = new int[windows];
    }
}
