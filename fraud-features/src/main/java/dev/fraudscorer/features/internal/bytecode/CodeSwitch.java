package dev.fraudscorer.features.internal.bytecode;

/** Whether classes are generated. */
public final class CodeSwitch {
    /** The system property that leaves out the classes if it is {@code false}. */
    public static final String NAME = "fraudscorer.features.bytecode";

    /** The JVM compiles no method that is longer, and its interpreter is slower than ours that is compiled. */
    public static final int LONGEST_METHOD = 8_000;

    private CodeSwitch() {}

    public static boolean isOn() {
        return !System.getProperty(NAME, "true").equals("false");
    }
}
