package dev.fraudscorer.features.store;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * What a store may read of the records that {@link TestVisits} make: until when they are kept 8, how often they were visited 8, the
 * key, and bytes that follow from the number of visits.
 */
public final class TestFormat implements ProfileFormat {
    /** How long after its last visit a record is kept. */
    static final long KEPT_MILLIS = 1_000;

    private static final int HEAD = 2 * Long.BYTES + Integer.BYTES;

    private final String entity;

    /** That of a kind of entity. */
    public TestFormat(String entity) {
        this.entity = entity;
    }

    static byte[] record(String key, long visits, long keptUntil, int padding) {
        byte[] name = key.getBytes(StandardCharsets.UTF_8);
        byte[] record = new byte[HEAD + name.length + padding];
        Arrays.fill(record, HEAD + name.length, record.length, (byte) visits);
        ByteBuffer.wrap(record)
                .putLong(keptUntil)
                .putLong(visits)
                .putInt(name.length)
                .put(name);
        return record;
    }

    static long visits(byte[] record) {
        return ByteBuffer.wrap(record).getLong(Long.BYTES);
    }

    /** Throws if the bytes are no record of the key. */
    static void check(byte[] record, String key) {
        int length = ByteBuffer.wrap(record).getInt(2 * Long.BYTES);
        byte[] same = record(
                key,
                visits(record),
                ByteBuffer.wrap(record).getLong(),
                record.length - HEAD - key.getBytes(StandardCharsets.UTF_8).length);
        if (length > record.length - HEAD || !Arrays.equals(record, same)) {
            throw new AssertionError("found bytes that are no record of " + key);
        }
    }

    @Override
    public String entity() {
        return entity;
    }

    @Override
    public int layout() {
        return 1;
    }

    @Override
    public String fingerprint() {
        return "0123456789abcdef0123456789abcdef";
    }

    @Override
    public long keptUntilMillis(byte[] record) {
        return ByteBuffer.wrap(record).getLong();
    }

    @Override
    public long idleMillis() {
        return KEPT_MILLIS;
    }

    @Override
    public long tickMillis() {
        return 1;
    }

    @Override
    public boolean isWhole(byte[] record) {
        return record.length >= HEAD;
    }
}
