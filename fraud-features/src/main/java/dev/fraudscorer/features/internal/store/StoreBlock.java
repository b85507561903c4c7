package dev.fraudscorer.features.internal.store;

import dev.fraudscorer.features.internal.record.Block;
import dev.fraudscorer.features.internal.record.Header;
import java.util.Arrays;

/** A record in the arena. Reused from visit to visit; confined to the holder of the key's lock. */
final class StoreBlock extends Block {
    private static final byte[] NO_BYTES = {};

    private final Arena arena;
    private int number;
    private int formerNumber;
    private boolean unsettled;
    private boolean fixed;

    StoreBlock(Arena arena) {
        this.arena = arena;
    }

    /** Shows the record at a place. */
    void open(int place) {
        number = place;
        bytes = arena.places().bytes(place);
        at = arena.places().at(place);
        length = Header.lines(bytes, at) * LINE;
    }

    /** Shows that there is none. */
    void openNone() {
        close();
    }

    /** Whether it must stay where it is. */
    void fix(boolean isFixed) {
        fixed = isFixed;
    }

    /** Lets go of everything. */
    void close() {
        number = 0;
        bytes = NO_BYTES;
        at = 0;
        length = 0;
        forget();
    }

    /** Where the record is; 0 if there is none. */
    int number() {
        return number;
    }

    int lines() {
        return length / LINE;
    }

    /** Whether the former place is not given back. */
    boolean isUnsettled() {
        return unsettled;
    }

    @Override
    public void move(int bytesNeeded) {
        if (unsettled || fixed) {
            throw new IllegalStateException(fixed ? "a record that is only shown" : "settle a move before the next");
        }
        int lines = (int) (((long) bytesNeeded + LINE - 1) / LINE);
        if (bytesNeeded < Header.KEY || lines > Sizes.MOST_LINES) {
            throw new IllegalArgumentException("expected a record of " + Header.KEY + " bytes to "
                    + Sizes.MOST_LINES * LINE + " but was " + bytesNeeded);
        }
        int given = Sizes.ceil(lines);
        int place = arena.take(given);
        formerNumber = number;
        formerBytes = bytes;
        formerAt = at;
        formerLength = length;
        unsettled = true;
        number = place;
        bytes = arena.places().bytes(place);
        at = arena.places().at(place);
        length = given * LINE;
        Arrays.fill(bytes, at, at + length, (byte) 0);
    }

    @Override
    public void settle() {
        if (unsettled) {
            if (formerNumber != 0) {
                arena.give(formerNumber, formerLength / LINE);
            }
            forget();
        }
    }

    /** Gives the new place back: the record is where it was. */
    void undo() {
        arena.erase(number, length / LINE);
        number = formerNumber;
        bytes = formerBytes;
        at = formerAt;
        length = formerLength;
        forget();
    }

    private void forget() {
        formerNumber = 0;
        formerBytes = NO_BYTES;
        formerAt = 0;
        formerLength = 0;
        unsettled = false;
    }
}
