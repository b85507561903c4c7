package dev.fraudscorer.benchmarks.features.rings;

import java.util.concurrent.ConcurrentHashMap;

/** Rings in the JDK's map, each its own lock. */
public final class ConcurrentHashMapRings implements Rings {
    private final ConcurrentHashMap<String, Ring> rings = new ConcurrentHashMap<>();

    @Override
    public long replaceOldest(String key, long value) {
        Ring ring = rings.get(key);
        if (ring == null) {
            ring = rings.computeIfAbsent(key, unseen -> new Ring());
        }
        synchronized (ring) {
            return ring.replaceOldest(value);
        }
    }
}
