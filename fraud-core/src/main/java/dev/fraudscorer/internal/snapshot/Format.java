package dev.fraudscorer.internal.snapshot;

import dev.fraudscorer.spi.state.StateWriter;
import java.nio.charset.StandardCharsets;

/*
 * The file, numbers in big-endian order:
 *
 *   file     = begin version frame(HEADER) part* frame(FOOTER) end
 *   part     = frame(PART) frame(BLOCK)* frame(PART_END)
 *   frame    = kind: 1 byte, length: 4 bytes, payload: length bytes, checksum: 4 bytes
 *   checksum = CRC32C over kind, length and payload of this frame and of all frames before it
 *
 * It is one checksum over the file, whose value so far follows each frame, so that no source reads what is damaged.
 * A flipped bit breaks the checksum of its frame. A frame that is left out, doubled, moved or of another snapshot breaks its
 * own checksum or that of the next one, since that covers what was there before it. Header and part hold text, a block what
 * its source wrote, footer and the end of a part nothing. Begin, version and end are compared as they are, and nothing
 * follows the end. No byte of the file is outside of all this.
 *
 * Blocks need not be known in advance: both sides need one buffer and one block of memory, whatever the size of the file.
 */
/** The constants of the file's format. */
final class Format {
    static final byte[] BEGIN = "FRAUDSNP".getBytes(StandardCharsets.US_ASCII);
    static final byte[] END = "SNAPDONE".getBytes(StandardCharsets.US_ASCII);

    /** Raised by whoever changes the frames, the header or the footer; sources version their blocks. */
    static final int VERSION = 2;

    static final int BUFFER_BYTES = 1 << 20;

    /** The longest payload of any frame; what is longer is neither written nor read. */
    static final int MOST_FRAME_BYTES = StateWriter.MOST_BYTES;

    private Format() {}
}
