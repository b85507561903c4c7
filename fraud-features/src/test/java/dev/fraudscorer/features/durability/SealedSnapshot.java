package dev.fraudscorer.features.durability;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.zip.CRC32C;

/**
 * A snapshot whose content is changed and whose checksums are made right again: what a checksum does not find. It follows the
 * format of the file: begin and version, frames of a kind, a length, a payload and the checksum of all frames so far, an end.
 */
final class SealedSnapshot {
    private static final int BEGIN = 8 + Integer.BYTES;
    private static final int HEAD = 1 + Integer.BYTES;
    private static final byte BLOCK = 'B';
    private static final byte FOOTER = 'F';
    private static final int[] CRAFTED = {
        0, -1, Integer.MAX_VALUE, Integer.MIN_VALUE, Integer.MAX_VALUE / 8, 1 << 28, 1 << 20, 1 << 16, 0xFFFF, 0xFF, 1
    };

    private final byte[] whole;
    /** Where the payloads of blocks begin. */
    private final List<Integer> blocks = new ArrayList<>();

    SealedSnapshot(byte[] whole) {
        this.whole = whole;
        int at = BEGIN;
        while (whole[at] != FOOTER) {
            if (whole[at] == BLOCK && length(at) > 0) {
                blocks.add(at + HEAD);
            }
            at += HEAD + length(at) + Integer.BYTES;
        }
    }

    /** A copy in which one to three places of one block are others. */
    byte[] changed(Random random) {
        byte[] changed = whole.clone();
        int block = blocks.get(random.nextInt(blocks.size()));
        int length = length(block - HEAD);
        for (int changes = random.nextInt(3); changes >= 0; changes--) {
            // As often near the beginning as elsewhere: there stand numbers of what follows.
            int within = random.nextInt(3) == 0 ? random.nextInt(Math.min(length, 400)) : random.nextInt(length);
            int at = block + within;
            switch (random.nextInt(3)) {
                case 0 -> changed[at] ^= (byte) (1 << random.nextInt(Byte.SIZE));
                case 1 -> changed[at] = (byte) random.nextInt();
                default -> craft(changed, at, block + length, CRAFTED[random.nextInt(CRAFTED.length)]);
            }
        }
        seal(changed);
        return changed;
    }

    /** The lower bytes of a number first, as the engine writes them. */
    private static void craft(byte[] changed, int at, int end, int number) {
        int left = number;
        for (int i = at; i < Math.min(end, at + Integer.BYTES); i++) {
            changed[i] = (byte) left;
            left >>>= Byte.SIZE;
        }
    }

    private void seal(byte[] changed) {
        CRC32C sum = new CRC32C();
        ByteBuffer buffer = ByteBuffer.wrap(changed);
        boolean isLast = false;
        for (int at = BEGIN; !isLast; at += HEAD + length(at) + Integer.BYTES) {
            isLast = whole[at] == FOOTER;
            sum.update(changed, at, HEAD + length(at));
            buffer.putInt(at + HEAD + length(at), (int) sum.getValue());
        }
    }

    private int length(int frame) {
        return ByteBuffer.wrap(whole).getInt(frame + 1);
    }
}
