package dev.fraudscorer.features.store;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Visits that count, each to a key of an entity. */
public final class TestVisits implements Visits {
    private static final long KEPT_MILLIS = 1_000;
    private static final long SPREAD = 0x9E3779B97F4A7C15L;

    private final long time;
    private final List<Integer> entities = new ArrayList<>();
    private final List<String> keys = new ArrayList<>();
    private final List<@Nullable Long> seen = new ArrayList<>();
    private boolean collide;
    private boolean keep = true;
    private boolean fail;

    private TestVisits(long time) {
        this.time = time;
    }

    /** Visits at a time on the clock. */
    public static TestVisits at(long time) {
        return new TestVisits(time);
    }

    /** One more visit. */
    public TestVisits to(int entity, String key) {
        entities.add(entity);
        keys.add(key);
        seen.add(null);
        return this;
    }

    /** All keys have one hash. */
    TestVisits withOneHash() {
        collide = true;
        return this;
    }

    /** A profile that is not there yet is not stored. */
    TestVisits keepingNothing() {
        keep = false;
        return this;
    }

    TestVisits failing() {
        fail = true;
        return this;
    }

    /** How many visits the profile had before; null if there was no profile. */
    public @Nullable Long seen(int visit) {
        return seen.get(visit);
    }

    static CountingProfile profile(String key, long until) {
        CountingProfile profile = new CountingProfile(key, hash(key), 100);
        profile.visit(until);
        return profile;
    }

    private static long hash(String key) {
        return Long.rotateLeft((key.hashCode() + 1) * SPREAD, 32) * SPREAD;
    }

    @Override
    public int size() {
        return keys.size();
    }

    @Override
    public int entity(int visit) {
        return entities.get(visit);
    }

    @Override
    public long keyHash(int visit) {
        return collide ? 42 : hash(keys.get(visit));
    }

    @Override
    public boolean isOf(int visit, StoredProfile profile) {
        return ((CountingProfile) profile).name().equals(keys.get(visit));
    }

    @Override
    public byte[] key(int visit) {
        return keys.get(visit).getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public long clockMillis(int visit) {
        return time;
    }

    @Override
    public @Nullable StoredProfile apply(int visit, @Nullable StoredProfile known) {
        if (fail) {
            throw new IllegalStateException("a step that fails");
        }
        CountingProfile profile = (CountingProfile) known;
        seen.set(visit, profile == null ? null : profile.visits());
        if (profile == null && !keep) {
            return null;
        }
        CountingProfile kept =
                Objects.requireNonNullElseGet(profile, () -> new CountingProfile(keys.get(visit), keyHash(visit), 100));
        kept.visit(time + KEPT_MILLIS);
        return kept;
    }
}
