package dev.fraudscorer.features.internal;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import dev.fraudscorer.event.LabelState;
import dev.fraudscorer.spi.Access;
import dev.fraudscorer.spi.FeatureVector;
import java.util.concurrent.TimeUnit;

/*
 * How an event is never lost to eviction.
 *
 * The obvious way is to get the profile from the cache, lock it and count. It loses events, and this is how. Card A
 * was idle for a month, its time is up. Thread 1, with a payment of A, gets A's profile from the cache. Thread 2
 * counts a payment of card B, which moves the clock; the cache cleans up, finds A idle and drops it. Thread 1 locks
 * the profile that it holds and counts the payment in an object that nobody will find again. The next payment of A
 * begins a new profile and sees one payment too few. A flag "dropped" inside the profile only moves the hole: the
 * cache decides by the time it read before thread 1 counted, and drops after.
 *
 * So everything that touches a profile happens inside the cache's own atomic step for that key, compute(). Eviction
 * takes the same lock for its key and looks at the expiry again under it. Either it comes first, and thread 1 finds
 * no profile and begins one; or thread 1 comes first, the expiry has moved on under the lock, and eviction finds
 * that A is not idle and leaves it. No step touches a second key, so no two threads can wait for each other.
 *
 * What leaves is never missed. A profile is kept until the clock has passed its newest event by retention and
 * lateness. An event not later than the lateness looks back by the retention at most, so it sees nothing that has
 * left. An event that comes later still, to a key without a profile, cannot know whether one has left that it should
 * have seen: it is refused as too late, by the clock and not by what the cache happened to do (StreamClock). Values
 * thus depend on the events alone, and a replay by several threads, each with its own keys and none further behind
 * than the lateness, gives what one thread gives.
 */

/**
 * The profiles of one entity by key. An entity without events for longer than retention and lateness, in event time,
 * leaves. Thread-safe; one lock per key.
 */
final class ProfileStore {
    private final EntityPlan plan;
    private final StreamClock clock;
    private final Cache<String, Profile> profiles;

    ProfileStore(EntityPlan plan) {
        this.plan = plan;
        this.clock = new StreamClock(plan.retentionMillis() + plan.latenessMillis());
        this.profiles = Caffeine.newBuilder()
                .executor(Runnable::run) // no thread of ours in the host
                .ticker(() -> nanosSinceOrigin(clock.now()))
                .expireAfter(new WhenIdle())
                .build();
    }

    /**
     * Counts the event of the vector, fills the slots, or both.
     *
     * @return false if the event came too late, so that neither was done
     */
    boolean visit(String key, FeatureVector vector, Access access) {
        if (access.counts()) {
            clock.advance(vector.event().timeMillis());
        }
        Visit visit = new Visit(plan, clock, vector, access);
        profiles.asMap().compute(key, visit);
        return !visit.wasTooLate();
    }

    /** Notes a label; false if the event is not kept. */
    boolean label(String key, long time, long id, long knownAtMillis, LabelState state) {
        boolean[] found = {false};
        profiles.asMap().computeIfPresent(key, (sameKey, profile) -> {
            found[0] = profile.label(time, id, knownAtMillis, state);
            return profile;
        });
        return found[0];
    }

    /** How many profiles are kept now. */
    long size() {
        profiles.cleanUp();
        return profiles.estimatedSize();
    }

    private long nanosSinceOrigin(long millis) {
        return TimeUnit.MILLISECONDS.toNanos(millis - clock.origin());
    }

    /** Puts the end of a profile where the profile says, whatever touched it: reading and labels do not prolong it. */
    private final class WhenIdle implements Expiry<String, Profile> {
        @Override
        public long expireAfterCreate(String key, Profile profile, long nowNanos) {
            return Math.max(1, nanosSinceOrigin(profile.keptUntil()) - nowNanos);
        }

        @Override
        public long expireAfterUpdate(String key, Profile profile, long nowNanos, long leftNanos) {
            return expireAfterCreate(key, profile, nowNanos);
        }

        @Override
        public long expireAfterRead(String key, Profile profile, long nowNanos, long leftNanos) {
            return leftNanos;
        }
    }
}
