package dev.fraudscorer.features.internal.step.code;

/** What a generated class does. Stateless and thread-safe. */
abstract class WindowProgram {
    /** Sets the numbers of all slots that are read from windows, or that they are missing. */
    abstract void read(CodeFrame frame);
}
