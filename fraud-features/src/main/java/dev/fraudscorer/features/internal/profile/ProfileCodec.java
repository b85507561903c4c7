package dev.fraudscorer.features.internal.profile;

import dev.fraudscorer.features.internal.plan.EntityPlan;
import dev.fraudscorer.features.internal.state.StateInput;
import dev.fraudscorer.features.internal.state.StateOutput;
import dev.fraudscorer.features.internal.window.UncountedSpans;
import dev.fraudscorer.spi.state.InvalidStateException;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Profiles as bytes, for snapshots:
 *
 * <pre>
 *   key hash 8 | floor 8 | evicted until 8 | kept until 8 | first 8 | flags 1 | key length 4, key | columns of doubles 8
 *   | events 4, columns
 *   | facts 4, labels 8 each | what could not be counted: cause 1, ends 4, of spans 8 each, if the flags say so
 *   | wide part, see WideEncoder
 * </pre>
 *
 * <p>There is no limit to a key, a count or a profile, on either side. What they come from is trusted no further than
 * their checksum: nonsense throws {@link IllegalArgumentException}, and nothing is half read. Stateless.
 */
public final class ProfileCodec {
    private static final int BROKEN = 1;
    private static final int FOLDED_BEGINNING = 2;
    private static final int UNCOUNTED = 4;
    private static final long[] NO_LONGS = {};

    private ProfileCodec() {}

    /** Writes a profile. */
    public static void write(Profile profile, StateOutput out) {
        Labels labels = profile.labels();
        UncountedSpans uncounted = profile.uncounted();
        long[] facts = labels == null ? NO_LONGS : labels.facts();
        out.putLong(profile.keyHash());
        out.putLong(profile.floor());
        out.putLong(profile.evictedUntil());
        out.putLong(profile.keptUntilMillis());
        out.putLong(profile.firstMillis());
        out.putByte((byte) ((profile.isBroken() ? BROKEN : 0)
                | (profile.beganAmongFolded() ? FOLDED_BEGINNING : 0)
                | (uncounted == null ? 0 : UNCOUNTED)));
        out.putInt(profile.keyBytes());
        out.putBytes(profile.data(), 0, profile.keyBytes());
        out.putLong(profile.doubles());
        out.putInt(profile.size());
        profile.writeTo(out);
        out.putInt(facts.length);
        for (long fact : facts) {
            out.putLong(fact);
        }
        if (uncounted != null) {
            uncounted.write(out);
        }
        profile.wide().write(new WideEncoder(out));
    }

    /**
     * Reads a profile.
     *
     * @param in at its beginning
     * @param sameFolding whether it was written under the same {@link EntityPlan#foldingFingerprint()}
     * @return null, and the rest of the profile is not read, if events of it were folded for other windows or aggregates
     *     than the plan has
     */
    public static @Nullable Profile read(EntityPlan plan, StateInput in, boolean sameFolding)
            throws IOException, InvalidStateException {
        long keyHash = in.getLong();
        long floor = in.getLong();
        long evictedUntil = in.getLong();
        long keptUntil = in.getLong();
        long first = in.getLong();
        int flags = in.getByte();
        byte[] key = in.bytes(in.count(1));
        Profile profile = new Profile(plan, key, keyHash, floor, evictedUntil);
        long doubles = in.getLong();
        int events = in.count(Rows.bytesPerEvent(plan.columns(), doubles));
        profile.readFrom(in, events, doubles);
        long[] facts = in.longs(in.count(Long.BYTES));
        UncountedSpans uncounted = (flags & UNCOUNTED) == 0
                ? null
                : UncountedSpans.read(in, plan.columns().size());
        WideDecoder widePart = new WideDecoder(in);
        if (!sameFolding && widePart.bucketCount() > 0) {
            return null;
        }
        profile.restore(
                keptUntil, first, (flags & BROKEN) != 0, (flags & FOLDED_BEGINNING) != 0, facts, uncounted, widePart);
        return profile;
    }
}
