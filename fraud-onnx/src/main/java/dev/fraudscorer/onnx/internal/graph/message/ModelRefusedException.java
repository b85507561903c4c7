package dev.fraudscorer.onnx.internal.graph.message;

import dev.fraudscorer.internal.cards.CardNumbers;

/** A model that cannot be used. The caller adds the name of the file. */
public class ModelRefusedException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String found;
    private final String expected;

    /**
     * @param found what the model has; never a value of an event
     * @param expected what it should have
     */
    public ModelRefusedException(String found, String expected) {
        super("found " + printable(found) + "; expected " + printable(expected));
        this.found = printable(found);
        this.expected = printable(expected);
    }

    /** What the model has. */
    public String found() {
        return found;
    }

    /** What it should have. */
    public String expected() {
        return expected;
    }

    /** A model file may hold any text as a name. */
    private static String printable(String text) {
        return SafeText.printable(CardNumbers.mask(text));
    }
}
