package dev.fraudscorer.features.internal.store;

import dev.fraudscorer.features.internal.record.Block;
import dev.fraudscorer.features.internal.record.Bytes;
import dev.fraudscorer.features.internal.record.Header;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Visits that count, each to a key. A record holds behind its key how often it was visited, and a body that depends on
 * the key, so that a record that was overwritten is found out. Reused; confined to one thread.
 */
final class CountingVisits implements LocalVisits {
    /** What {@link #seen} returns of a key without a record. */
    static final long NONE = -1;

    private static final int COUNTED = 8;
    private static final int BODY_LENGTH = 4;

    private final int[] entities;
    private final byte[][] keys;
    private final long[] hashes;
    private final int[] bodies;
    private final long[] seen;
    private final Doing[] doings;
    private int size;
    private long clock;
    private long keptMillis;

    /** What a step does. */
    enum Doing {
        COUNT,
        READ,
        EMPTY,
        FAIL_BEFORE,
        FAIL_MOVED,
        FAIL_SETTLED
    }

    CountingVisits(int most) {
        entities = new int[most];
        keys = new byte[most][];
        hashes = new long[most];
        bodies = new int[most];
        seen = new long[most];
        doings = new Doing[most];
    }

    /** Begins anew. */
    CountingVisits at(long millis, long keptFor) {
        size = 0;
        clock = millis;
        keptMillis = keptFor;
        return this;
    }

    /** One more visit, after which the record has a body of so many bytes. */
    CountingVisits to(int entity, byte[] key, long hash, int body, Doing doing) {
        entities[size] = entity;
        keys[size] = key;
        hashes[size] = hash;
        bodies[size] = body;
        doings[size] = doing;
        seen[size++] = NONE;
        return this;
    }

    CountingVisits to(int entity, byte[] key, int body) {
        return to(entity, key, hash(key), body, Doing.COUNT);
    }

    static byte[] key(String name) {
        return name.getBytes(StandardCharsets.UTF_8);
    }

    static long hash(byte[] key) {
        long hash = 0x9E3779B97F4A7C15L;
        for (byte one : key) {
            hash = (hash ^ one) * 0xFF51AFD7ED558CCDL;
            hash ^= hash >>> 32;
        }
        hash *= 0xC4CEB9FE1A85EC53L;
        return hash ^ hash >>> 29;
    }

    /** How often a key had been visited; {@link #NONE} if it had no record. */
    long seen(int visit) {
        return seen[visit];
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public int entity(int visit) {
        return entities[visit];
    }

    @Override
    public long keyHash(int visit) {
        return hashes[visit];
    }

    @Override
    public long clockMillis(int visit) {
        return clock;
    }

    @Override
    public boolean hasKey(int visit, byte[] bytes, int at) {
        int length = Header.keyBytes(bytes, at);
        return Arrays.equals(bytes, at + Header.KEY, at + Header.KEY + length, keys[visit], 0, keys[visit].length);
    }

    @Override
    public long touch(int visit, byte[] bytes, int at, int length) {
        return bytes[at + Math.min(100, length - 1)];
    }

    @Override
    public long touchMore(int visit, byte[] bytes, int at, int length) {
        return bytes[at];
    }

    @Override
    public void step(int visit, Block block) {
        Doing doing = doings[visit];
        long count = 0;
        if (block.exists()) {
            if (!hasKey(visit, block.bytes, block.at) || Header.keyHash(block.bytes, block.at) != hashes[visit]) {
                throw new AssertionError("the record of another key");
            }
            count = count(block);
            check(block);
            seen[visit] = count;
        }
        switch (doing) {
            case READ -> {}
            case EMPTY -> {
                if (block.exists()) {
                    Header.rows(block.bytes, block.at, 0);
                }
            }
            case FAIL_BEFORE -> throw new IllegalStateException("failed");
            default -> count(visit, block, count, doing);
        }
    }

    private void count(int visit, Block block, long count, Doing doing) {
        int needed = Header.KEY + keys[visit].length + COUNTED + BODY_LENGTH + bodies[visit];
        int lines = (needed + Block.LINE - 1) / Block.LINE;
        boolean moves = needed > block.length || lines * Block.LINE < block.length - block.length / 4;
        if (moves || doing == Doing.FAIL_MOVED || doing == Doing.FAIL_SETTLED) {
            block.move(needed);
            if (doing == Doing.FAIL_MOVED) {
                Arrays.fill(block.bytes, block.at, block.at + block.length, (byte) 77);
                throw new IllegalStateException("failed");
            }
        }
        write(block, keys[visit], hashes[visit], count + 1, bodies[visit], clock + keptMillis);
        block.settle();
        if (doing == Doing.FAIL_SETTLED) {
            throw new IllegalStateException("failed");
        }
    }

    static void write(Block block, byte[] key, long hash, long count, int body, long keptUntil) {
        byte[] bytes = block.bytes;
        int at = block.at;
        Header.keyHash(bytes, at, hash);
        Header.keyBytes(bytes, at, key.length);
        Header.lines(bytes, at, block.length / Block.LINE);
        Header.keptUntil(bytes, at, keptUntil);
        Header.rows(bytes, at, (int) Math.min(count, 60_000));
        System.arraycopy(key, 0, bytes, at + Header.KEY, key.length);
        int from = at + Header.body(bytes, at);
        Bytes.putLong(bytes, from, count);
        Bytes.putInt(bytes, from + COUNTED, body);
        Arrays.fill(bytes, from + COUNTED + BODY_LENGTH, from + COUNTED + BODY_LENGTH + body, (byte) hash);
    }

    static long count(Block block) {
        return Bytes.getLong(block.bytes, block.at + Header.body(block.bytes, block.at));
    }

    /** Throws if anything of the record was overwritten. */
    static void check(Block block) {
        byte[] bytes = block.bytes;
        int at = block.at;
        byte expected = (byte) Header.keyHash(bytes, at);
        int from = at + Header.body(bytes, at) + COUNTED;
        int end = from + BODY_LENGTH + Bytes.getInt(bytes, from);
        if (end > at + block.length || Header.lines(bytes, at) * Block.LINE != block.length) {
            throw new AssertionError("a record that is longer than its place");
        }
        for (int i = from + BODY_LENGTH; i < end; i++) {
            if (bytes[i] != expected) {
                throw new AssertionError("a record that was overwritten");
            }
        }
    }
}
