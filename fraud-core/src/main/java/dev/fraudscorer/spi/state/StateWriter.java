package dev.fraudscorer.spi.state;

import java.io.IOException;

/** Takes the state of one source as a sequence of blocks. Confined to one thread. */
public interface StateWriter {
    /** The longest block, in bytes. */
    int MOST_BYTES = 1 << 24;

    /**
     * Writes one block.
     *
     * @param bytes not kept
     * @param length from the beginning of {@code bytes}, 1 to {@link #MOST_BYTES}
     */
    void block(byte[] bytes, int length) throws IOException;

    /**
     * Says what is written from here on, such as {@code entity 'card'}: the message repeats it if that fails.
     *
     * @param what a name of the policy, not a value of an event; empty if there is none
     */
    default void place(String what) {}
}
