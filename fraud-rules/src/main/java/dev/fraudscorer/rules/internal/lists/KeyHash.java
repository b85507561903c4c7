package dev.fraudscorer.rules.internal.lists;

/**
 * A hash of 64 bits of a key, four characters at a time: xor, multiply and shift, and the finalizer of MurmurHash3
 * (Appleby 2011). The seed is another one for each table, so that nobody who chooses keys knows which collide.
 */
final class KeyHash {
    private static final long FACTOR = 0x9E3779B97F4A7C15L;

    private KeyHash() {}

    static long of(CharSequence key, int from, int to, long seed) {
        long hash = seed ^ (to - from) * FACTOR;
        int i = from;
        for (; i + 4 <= to; i += 4) {
            long block = key.charAt(i)
                    | (long) key.charAt(i + 1) << 16
                    | (long) key.charAt(i + 2) << 32
                    | (long) key.charAt(i + 3) << 48;
            hash = step(hash, block);
        }
        for (; i < to; i++) {
            hash = step(hash, key.charAt(i));
        }
        hash = (hash ^ hash >>> 33) * 0xFF51AFD7ED558CCDL;
        hash = (hash ^ hash >>> 33) * 0xC4CEB9FE1A85EC53L;
        return hash ^ hash >>> 33;
    }

    private static long step(long hash, long block) {
        long mixed = (hash ^ block) * FACTOR;
        return mixed ^ mixed >>> 32;
    }
}
