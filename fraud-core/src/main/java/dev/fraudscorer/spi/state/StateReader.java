package dev.fraudscorer.spi.state;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Gives the state of one source back, block by block, each checked against its checksum. Confined to one thread. */
public interface StateReader {
    /**
     * The next block as it was written; null after the last.
     *
     * @throws InvalidStateException if the block is not what was written
     */
    byte @Nullable [] next() throws IOException, InvalidStateException;
}
