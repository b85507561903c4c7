package dev.fraudscorer.features.internal.large;

import dev.fraudscorer.features.internal.record.Block;
import java.util.Random;

/** A block that lies anywhere in an array full of garbage, and elsewhere after each move. */
final class MovingBlock extends Block {
    private final Random random;
    private int moves;

    MovingBlock(long seed) {
        this.random = new Random(seed);
    }

    int moves() {
        return moves;
    }

    @Override
    public void move(int bytesNeeded) {
        moves++;
        formerBytes = bytes;
        formerAt = at;
        formerLength = length;
        length = (bytesNeeded + LINE - 1) / LINE * LINE + random.nextInt(3) * LINE;
        at = random.nextInt(50) * LINE + random.nextInt(LINE);
        bytes = new byte[at + length + random.nextInt(2) * random.nextInt(100)];
        random.nextBytes(bytes);
        java.util.Arrays.fill(bytes, at, at + length, (byte) 0);
    }

    @Override
    public void settle() {
        // Whoever read the former place after this would find garbage.
        random.nextBytes(formerBytes);
    }
}
