package dev.fraudscorer.benchmarks.features.rings;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Rings in a table with open addressing: a thousand stripes with a lock each, keys and hashes in arrays, and the numbers
 * of all rings of a stripe one after the other in one array. No object per key but the key.
 */
public final class StripedTableRings implements Rings {
    private static final int STRIPES = 1024;

    private final Stripe[] stripes = new Stripe[STRIPES];

    public StripedTableRings() {
        Arrays.setAll(stripes, i -> new Stripe());
    }

    @Override
    public long replaceOldest(String key, long value) {
        int hash = key.hashCode() * 0x9E3779B9;
        Stripe stripe = stripes[hash >>> -Integer.numberOfTrailingZeros(STRIPES)];
        synchronized (stripe) {
            return stripe.replaceOldest(key, hash, value);
        }
    }

    private static final class Stripe {
        /** A ring and how many numbers it took. */
        private static final int WIDTH = LENGTH + 1;

        private int[] hashes = new int[16];
        private @Nullable String[] keys = new String[16];
        private long[] rings = new long[16 * WIDTH];
        private int size;

        long replaceOldest(String key, int hash, long value) {
            int place = find(key, hash);
            if (keys[place] == null) {
                place = add(key, hash, place);
            }
            int at = place * WIDTH;
            int slot = at + 1 + (int) (rings[at]++ & (LENGTH - 1));
            long oldest = rings[slot];
            rings[slot] = value;
            return oldest;
        }

        private int find(String key, int hash) {
            int mask = keys.length - 1;
            int place = hash & mask;
            String other = keys[place];
            while (other != null && (hashes[place] != hash || !other.equals(key))) {
                place = place + 1 & mask;
                other = keys[place];
            }
            return place;
        }

        private int add(String key, int hash, int free) {
            int place = free;
            if (++size * 3 > keys.length * 2) {
                grow();
                place = find(key, hash);
            }
            keys[place] = key;
            hashes[place] = hash;
            return place;
        }

        private void grow() {
            int[] oldHashes = hashes;
            @Nullable String[] oldKeys = keys;
            long[] oldRings = rings;
            hashes = new int[oldHashes.length * 2];
            keys = Arrays.copyOf(new String[0], oldKeys.length * 2);
            rings = new long[oldRings.length * 2];
            for (int i = 0; i < oldKeys.length; i++) {
                String key = oldKeys[i];
                if (key != null) {
                    int place = find(key, oldHashes[i]);
                    keys[place] = key;
                    hashes[place] = oldHashes[i];
                    System.arraycopy(oldRings, i * WIDTH, rings, place * WIDTH, WIDTH);
                }
            }
        }
    }
}
