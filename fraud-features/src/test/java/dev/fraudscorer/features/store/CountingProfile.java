package dev.fraudscorer.features.store;

import java.nio.charset.StandardCharsets;

/** A profile that counts its visits. */
final class CountingProfile implements StoredProfile {
    private final String key;
    private final long hash;
    private final long bytes;
    private long keptUntil;
    private long visits;

    CountingProfile(String key, long hash, long bytes) {
        this.key = key;
        this.hash = hash;
        this.bytes = bytes;
    }

    void visit(long until) {
        keptUntil = Math.max(keptUntil, until);
        visits++;
    }

    String name() {
        return key;
    }

    long visits() {
        return visits;
    }

    @Override
    public long keyHash() {
        return hash;
    }

    @Override
    public byte[] key() {
        return key.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public long keptUntilMillis() {
        return keptUntil;
    }

    @Override
    public long bytes() {
        return bytes;
    }
}
