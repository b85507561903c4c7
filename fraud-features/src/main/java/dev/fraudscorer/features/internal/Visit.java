package dev.fraudscorer.features.internal;

import dev.fraudscorer.spi.Access;
import dev.fraudscorer.spi.FeatureVector;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * What is done to the profile of one key for one event, under the lock of that key. Used once, by one thread.
 */
final class Visit implements BiFunction<String, Profile, Profile> {
    private final EntityPlan plan;
    private final StreamClock clock;
    private final FeatureVector vector;
    private final Access access;
    private boolean tooLate;

    Visit(EntityPlan plan, StreamClock clock, FeatureVector vector, Access access) {
        this.plan = plan;
        this.clock = clock;
        this.vector = vector;
        this.access = access;
    }

    /** The profile as it shall be kept; null to keep none. */
    @Override
    public @Nullable Profile apply(String key, @Nullable Profile known) {
        long time = vector.event().timeMillis();
        tooLate = known == null ? clock.hasForgotten(time, plan.retentionMillis()) : known.isTooLate(time);
        if (tooLate) {
            return known;
        }
        Profile profile = known == null ? new Profile(plan) : known;
        profile.visit(vector, access, clock.now());
        return known == null && !access.counts() ? null : profile;
    }

    /** Whether the event came too late, so that nothing was counted or read. */
    boolean wasTooLate() {
        return tooLate;
    }
}
