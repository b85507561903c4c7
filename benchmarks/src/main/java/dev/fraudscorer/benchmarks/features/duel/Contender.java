package dev.fraudscorer.benchmarks.features.duel;

/** Who is measured, by the name of his row. */
public record Contender(String name, Workload work) implements AutoCloseable {
    /** The row that others are compared with first: the least that has to be done. */
    public static final String FLOOR = "floor";

    /** The row of the engine as it was. */
    public static final String OLDER = "older";

    /** The row of the engine as it is. */
    public static final String PRESENT = "present";

    @Override
    public void close() {
        work.close();
    }
}
