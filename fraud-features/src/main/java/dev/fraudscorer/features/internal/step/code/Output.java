package dev.fraudscorer.features.internal.step.code;

import java.util.List;

/** A value that is made of what was added up until a cut, and the slot that it goes to. */
interface Output {
    /** Where the value goes. */
    int slot();

    /** What was added up. */
    List<Accumulator> needs();

    /** Sets the slot. */
    void write(WalkCode code);
}
