package dev.fraudscorer.rules.internal.lists;

/**
 * A hash of 64 bits of a key, four characters at a time: each is mixed in by a product of 128 bits with a secret, whose
 * halves are folded together (as in wyhash), and the finalizer of MurmurHash3 (Appleby 2011) ends it. The seed, of which the
 * secret is made, is another one for each table and nobody sees a hash, so nobody who chooses keys knows which collide. A
 * product with a number that everybody knows would not do: two flips of high bits undo each other there under every seed.
 */
final class KeyHash {
    private static final long FACTOR = 0x9E3779B97F4A7C15L;

    private KeyHash() {}

    static long of(CharSequence key, int from, int to, long seed) {
        long secret = Long.rotateLeft(seed * FACTOR, 32) | 1;
        long hash = seed ^ (to - from) * FACTOR;
        int i = from;
        for (; i + 4 <= to; i += 4) {
            long block = key.charAt(i)
                    | (long) key.charAt(i + 1) << 16
                    | (long) key.charAt(i + 2) << 32
                    | (long) key.charAt(i + 3) << 48;
            hash = step(hash ^ block, secret);
        }
        for (; i < to; i++) {
            hash = step(hash ^ key.charAt(i), secret);
        }
        hash = (hash ^ hash >>> 33) * 0xFF51AFD7ED558CCDL;
        hash = (hash ^ hash >>> 33) * 0xC4CEB9FE1A85EC53L;
        return hash ^ hash >>> 33;
    }

    private static long step(long mixed, long secret) {
        return mixed * secret ^ Math.multiplyHigh(mixed, secret);
    }
}
