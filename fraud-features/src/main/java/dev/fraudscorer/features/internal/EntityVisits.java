package dev.fraudscorer.features.internal;

import dev.fraudscorer.event.LabelState;
import dev.fraudscorer.event.ValueState;
import dev.fraudscorer.features.internal.plan.EntityPlan;
import dev.fraudscorer.features.internal.plan.Pass;
import dev.fraudscorer.features.internal.profile.Current;
import dev.fraudscorer.features.internal.profile.EntityKey;
import dev.fraudscorer.features.internal.profile.Hash64;
import dev.fraudscorer.features.internal.profile.Profile;
import dev.fraudscorer.features.internal.profile.ProfileReader;
import dev.fraudscorer.features.internal.profile.ValueHashes;
import dev.fraudscorer.features.store.StoredProfile;
import dev.fraudscorer.features.store.Visits;
import dev.fraudscorer.spi.Access;
import dev.fraudscorer.spi.FeatureVector;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What one event does to the profiles of its entities. Reused from event to event; confined to one thread at a time. */
final class EntityVisits implements Visits {
    private final TrackedEntity[] entities;
    private final ValueHashes hashes;
    private final Current current;
    private final ProfileReader reader;
    /** The entities whose key the event carries, by visit. */
    private final int[] visited;

    private final long[] keyHashes;
    private int size;
    private long eventId;
    private Task task = Task.READ;
    private @Nullable FeatureVector vector;
    private @Nullable LabelState label;
    private long knownAtMillis;

    EntityVisits(TrackedEntity[] entities) {
        this.entities = entities;
        this.visited = new int[entities.length];
        this.keyHashes = new long[entities.length];
        int slots = 0;
        int numbers = 0;
        int codes = 0;
        int windows = 0;
        for (TrackedEntity entity : entities) {
            EntityPlan plan = entity.plan();
            numbers = Math.max(numbers, plan.columns().numbers());
            codes = Math.max(codes, plan.columns().codes());
            for (int slot : plan.keySlots()) {
                slots = Math.max(slots, slot + 1);
            }
            for (int column = 0; column < plan.columns().codes(); column++) {
                slots = Math.max(slots, plan.columns().codeSlot(column) + 1);
            }
            for (Pass pass : plan.passes()) {
                windows = Math.max(windows, pass.windows());
            }
        }
        this.hashes = new ValueHashes(slots);
        this.current = new Current(hashes, numbers, codes);
        this.reader = new ProfileReader(windows);
    }

    /** The event of the vector is counted, read, or both. */
    void begin(FeatureVector values, Access access) {
        Task asked = switch (access) {
            case COUNT_AND_READ -> Task.COUNT_AND_READ;
            case COUNT -> Task.COUNT;
            case READ -> Task.READ;
        };
        begin(values, asked);
    }

    /** The event of the vector stands in the place of the one that was counted. */
    void beginAmendment(FeatureVector values) {
        begin(values, Task.AMEND);
    }

    /** Something turned out to be true about the event of the vector. */
    void beginLabel(FeatureVector values, LabelState state, long knownAt) {
        begin(values, Task.LABEL);
        label = state;
        knownAtMillis = knownAt;
    }

    private void begin(FeatureVector values, Task asked) {
        task = asked;
        vector = values;
        size = 0;
        hashes.clear();
        eventId = Hash64.of(values.event().id());
        long time = values.event().timeMillis();
        for (int entity = 0; entity < entities.length; entity++) {
            EntityPlan plan = entities[entity].plan();
            if (hasKey(plan, values)) {
                keyHashes[size] = keyHash(plan, values);
                visited[size++] = entity;
                if (asked.counts) {
                    entities[entity].clock().advance(time);
                }
            } else {
                missing(plan, stateOfKey(plan, values));
            }
        }
    }

    /** Lets go of the event. */
    void end() {
        vector = null;
        size = 0;
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public int entity(int visit) {
        return visited[visit];
    }

    @Override
    public long keyHash(int visit) {
        return keyHashes[visit];
    }

    @Override
    public boolean isOf(int visit, StoredProfile profile) {
        return ((Profile) profile).hasKey(values(), plan(visit).keySlots());
    }

    @Override
    public byte[] key(int visit) {
        int bytes = 0;
        for (int slot : plan(visit).keySlots()) {
            bytes += EntityKey.bytes(part(slot));
        }
        byte[] key = new byte[bytes];
        int at = 0;
        for (int slot : plan(visit).keySlots()) {
            at = EntityKey.put(part(slot), key, at);
        }
        return key;
    }

    @Override
    public long clockMillis(int visit) {
        return entities[visited[visit]].clock().now();
    }

    @Override
    public @Nullable StoredProfile apply(int visit, @Nullable StoredProfile known) {
        TrackedEntity entity = entities[visited[visit]];
        Profile profile = (Profile) known;
        return switch (task) {
            case AMEND -> amend(entity, profile);
            case LABEL -> label(entity, profile);
            default -> visit(visit, entity, profile);
        };
    }

    private @Nullable Profile visit(int visit, TrackedEntity entity, @Nullable Profile known) {
        EntityPlan plan = entity.plan();
        long time = values().event().timeMillis();
        long floor = known == null ? entity.clock().floor(plan.retentionMillis()) : Long.MIN_VALUE;
        boolean tooLate = known == null ? time < floor : known.isTooLate(time) || known.isFolded(time, eventId);
        if (tooLate) {
            missing(plan, ValueState.TOO_LATE);
            if (task.counts) {
                entity.counts().lateEvents.increment();
            }
            return known;
        }
        current.fill(plan.columns(), values(), eventId);
        Profile profile = known == null ? new Profile(plan, key(visit), keyHashes[visit], floor) : known;
        try {
            if (task.reads) {
                reader.read(profile, current, values());
            }
        } finally {
            // Counted even if reading failed: what happened has happened.
            if (task.counts) {
                count(entity, profile);
            }
        }
        return known == null && !task.counts ? null : profile;
    }

    private void count(TrackedEntity entity, Profile profile) {
        long folded = profile.foldedEvents();
        profile.count(current, entity.clock().now());
        if (profile.foldedEvents() != folded) {
            entity.counts().foldedEvents.add(profile.foldedEvents() - folded);
        }
    }

    private @Nullable Profile amend(TrackedEntity entity, @Nullable Profile known) {
        current.fill(entity.plan().columns(), values(), eventId);
        if (known == null || !known.amend(current)) {
            entity.counts().strayAmendments.increment();
        }
        return known;
    }

    private @Nullable Profile label(TrackedEntity entity, @Nullable Profile known) {
        if (entity.plan().columns().labels()) {
            current.fill(entity.plan().columns(), values(), eventId);
            if (known == null || !known.label(current, knownAtMillis, Objects.requireNonNull(label))) {
                entity.counts().strayLabels.increment();
            }
        }
        return known;
    }

    private static boolean hasKey(EntityPlan plan, FeatureVector values) {
        for (int slot : plan.keySlots()) {
            if (values.text(slot) == null) {
                return false;
            }
        }
        return true;
    }

    /** Why an entity's key is missing: a refused part before one that was not given. */
    private static ValueState stateOfKey(EntityPlan plan, FeatureVector values) {
        for (int slot : plan.keySlots()) {
            if (values.state(slot).degrades()) {
                return values.state(slot);
            }
        }
        return ValueState.NOT_GIVEN;
    }

    private long keyHash(EntityPlan plan, FeatureVector values) {
        int[] keySlots = plan.keySlots();
        long hash = hashes.of(keySlots[0], values);
        for (int i = 1; i < keySlots.length; i++) {
            hash = Hash64.join(hash, hashes.of(keySlots[i], values));
        }
        return hash;
    }

    private void missing(EntityPlan plan, ValueState why) {
        if (task.reads) {
            for (int slot : plan.slots()) {
                values().putMissing(slot, why);
            }
        }
    }

    private EntityPlan plan(int visit) {
        return entities[visited[visit]].plan();
    }

    private String part(int slot) {
        return Objects.requireNonNull(values().text(slot));
    }

    private FeatureVector values() {
        return Objects.requireNonNull(vector, "no event has begun");
    }

    private enum Task {
        COUNT_AND_READ(true, true),
        COUNT(true, false),
        READ(false, true),
        AMEND(false, false),
        LABEL(false, false);

        private final boolean counts;
        private final boolean reads;

        Task(boolean counts, boolean reads) {
            this.counts = counts;
            this.reads = reads;
        }
    }
}
