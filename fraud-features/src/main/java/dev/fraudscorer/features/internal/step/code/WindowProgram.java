package dev.fraudscorer.features.internal.step.code;

/** What a generated class does. Stateless and thread-safe. */
interface WindowProgram {
    /** Sets the numbers of all slots that are read from windows, or that they are missing. */
    void read(CodeFrame frame);
}
