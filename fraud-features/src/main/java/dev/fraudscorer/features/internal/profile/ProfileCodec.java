package dev.fraudscorer.features.internal.profile;

import dev.fraudscorer.features.internal.plan.EntityPlan;
import java.nio.ByteBuffer;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Profiles as bytes, for snapshots. The bytes are little-endian, as the columns are:
 *
 * <pre>
 *   key hash 8 | floor 8 | evicted until 8 | kept until 8 | first 8 | flags 1 | key length 4, key | columns of doubles 8
 *   | events 4, columns
 *   | places 4, dictionary 8 each | facts 4, labels 8 each | wide length 4, wide part
 * </pre>
 *
 * <p>What they come from is trusted no further than their checksum: nonsense throws
 * {@link IllegalArgumentException} or {@link java.nio.BufferUnderflowException}, and nothing is half read. Stateless.
 */
public final class ProfileCodec {
    private static final int BROKEN = 1;
    private static final int WIDE = 2;
    private static final int FIXED_BYTES = 6 * Long.BYTES + 1 + 5 * Integer.BYTES;
    private static final int LONGEST_KEY = 1 << 16;
    private static final byte[] NO_BYTES = {};
    private static final long[] NO_LONGS = {};

    private ProfileCodec() {}

    /**
     * Writes a profile.
     *
     * @param buffer gives a little-endian buffer with room for so many bytes
     */
    public static void write(Profile profile, IntFunction<ByteBuffer> buffer) {
        Labels labels = profile.labels();
        Wide wide = profile.wide();
        long[] facts = labels == null ? NO_LONGS : labels.facts();
        byte[] wideBytes = wide == null ? NO_BYTES : wide.encode();
        ByteBuffer out = buffer.apply(FIXED_BYTES
                + profile.keyBytes()
                + profile.contentBytes()
                + (profile.dictionary().places() + facts.length) * Long.BYTES
                + wideBytes.length);
        out.putLong(profile.keyHash());
        out.putLong(profile.floor());
        out.putLong(profile.evictedUntil());
        out.putLong(profile.keptUntilMillis());
        out.putLong(profile.firstMillis());
        out.put((byte) ((profile.isBroken() ? BROKEN : 0) | (wide == null ? 0 : WIDE)));
        out.putInt(profile.keyBytes());
        out.put(profile.data(), 0, profile.keyBytes());
        out.putLong(profile.doubles());
        out.putInt(profile.size());
        profile.writeTo(out);
        out.putInt(profile.dictionary().places());
        for (int place = 1; place <= profile.dictionary().places(); place++) {
            out.putLong(profile.dictionary().value(place));
        }
        out.putInt(facts.length);
        for (long fact : facts) {
            out.putLong(fact);
        }
        out.putInt(wideBytes.length);
        out.put(wideBytes);
    }

    /**
     * Reads a profile.
     *
     * @param in little-endian, at its beginning
     * @param sameFolding whether it was written under the same {@link EntityPlan#foldingFingerprint()}
     * @return null if events of it were folded for other windows or aggregates than the plan has
     */
    public static @Nullable Profile read(EntityPlan plan, ByteBuffer in, boolean sameFolding) {
        long keyHash = in.getLong();
        long floor = in.getLong();
        long evictedUntil = in.getLong();
        long keptUntil = in.getLong();
        long first = in.getLong();
        int flags = in.get();
        byte[] key = new byte[count(in, 1, LONGEST_KEY)];
        in.get(key);
        Profile profile = new Profile(plan, key, keyHash, floor, evictedUntil);
        boolean wide = (flags & WIDE) != 0;
        int codeBytes = wide ? Integer.BYTES : 1;
        long doubles = in.getLong();
        int events = count(in, Rows.bytesPerEvent(plan.columns(), codeBytes, doubles), Integer.MAX_VALUE);
        profile.readFrom(in, events, codeBytes, doubles);
        long[] dictionary = longs(in);
        long[] facts = longs(in);
        byte[] widePart = new byte[count(in, 1, Integer.MAX_VALUE)];
        in.get(widePart);
        if (wide && !sameFolding && WideDecoder.anyBucket(widePart)) {
            return null;
        }
        profile.restore(keptUntil, first, (flags & BROKEN) != 0, dictionary, facts, wide ? widePart : null);
        return profile;
    }

    private static long[] longs(ByteBuffer in) {
        long[] longs = new long[count(in, Long.BYTES, Integer.MAX_VALUE)];
        for (int i = 0; i < longs.length; i++) {
            longs[i] = in.getLong();
        }
        return longs;
    }

    /** A count of things that are still to come, so that no wrong one makes an array of it. */
    private static int count(ByteBuffer in, int bytesEach, int most) {
        int count = in.getInt();
        if (count < 0 || count > most || (long) count * bytesEach > in.remaining()) {
            throw new IllegalArgumentException("a count of " + count + " things of " + bytesEach + " bytes, with "
                    + in.remaining() + " bytes left");
        }
        return count;
    }
}
