package dev.fraudscorer.benchmarks.features.duel;

/**
 * What one contender does with each item of a list that all contenders have. Its types are the JDK's: another class loader
 * may stand behind it, so that one call leads from the measuring loop into the measured one.
 */
public interface Workload extends AutoCloseable {
    /**
     * Works on the items from {@code from} until before {@code to}, each of which comes once.
     *
     * @param lane whose items: each thread has a lane of its own
     * @return a number that depends on what was done, so that nothing of it can be left out
     */
    long batch(int lane, int from, int to);

    @Override
    default void close() {}
}
