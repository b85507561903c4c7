package dev.fraudscorer.features.internal;

import dev.fraudscorer.event.Event;
import dev.fraudscorer.event.LabelState;
import dev.fraudscorer.event.ValueState;
import dev.fraudscorer.features.internal.plan.EntityPlan;
import dev.fraudscorer.features.internal.record.Block;
import dev.fraudscorer.features.internal.record.EntityKey;
import dev.fraudscorer.features.internal.record.Header;
import dev.fraudscorer.features.internal.record.RecordVisits;
import dev.fraudscorer.features.internal.record.RowLayout;
import dev.fraudscorer.features.internal.step.EntityStep;
import dev.fraudscorer.features.internal.window.Current;
import dev.fraudscorer.features.store.StreamTime;
import dev.fraudscorer.spi.Access;
import dev.fraudscorer.spi.vector.FeatureVector;
import dev.fraudscorer.spi.vector.HashKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What one event does to the profiles of its entities. Reused from event to event; confined to one thread at a time. */
final class EntityVisits implements RecordVisits {
    private final TrackedEntity[] entities;
    private final EntityStep[] steps;
    private final Current current;
    /** The entities whose key the event carries, by visit. */
    private final int[] visited;

    private final long[] keyHashes;
    /** In characters: computed before any record is looked for, so that the waits for the texts of all keys overlap. */
    private final int[] keyLengths;

    private int size;
    private long eventId;
    private short eventContent;
    private ContentHash[] contentHashes = {};
    private Task task = Task.READ;
    private @Nullable FeatureVector vector;
    private @Nullable KeyedStore keyedStore;
    private @Nullable LabelState label;
    private long knownAtMillis;
    private boolean labelTaken;
    /** How far the event moves the streams; {@link Long#MIN_VALUE} if it does not. */
    private long reached;

    /** By visit, what its last step found that counters have to move for. */
    private final Finding[] findings;

    private final long[] folded;
    private final int[] estimated;
    /** What the first visit failed by that is not kept here; null if none did. */
    private @Nullable Throwable failure;

    // Of the step in hand, all that it depends on besides the event, the policy and the record:

    /** How far the stream of the entity's kind has come. */
    private long now;
    /** The time before which an event may have to see what has left for being idle. */
    private long floor;
    /** Until when one under the key might be kept that was evicted or lost. */
    private long lostUntil;

    EntityVisits(TrackedEntity[] entities) {
        this.entities = entities;
        this.visited = new int[entities.length];
        this.keyHashes = new long[entities.length];
        this.keyLengths = new int[entities.length];
        this.steps = new EntityStep[entities.length];
        this.findings = new Finding[entities.length];
        this.folded = new long[entities.length];
        this.estimated = new int[entities.length];
        int numbers = 0;
        int codes = 0;
        int columns = 0;
        for (int i = 0; i < entities.length; i++) {
            EntityPlan plan = entities[i].plan();
            steps[i] = new EntityStep(plan, entities[i].code(), entities[i].largeCode());
            numbers = Math.max(numbers, plan.columns().numbers());
            codes = Math.max(codes, plan.columns().codes());
            columns = Math.max(columns, plan.columns().size());
        }
        this.current = new Current(numbers, codes, columns);
    }

    /** The event of the vector is counted, read, or both. */
    void begin(FeatureVector values, KeyedStore keyed, Access access) {
        Task newTask = switch (access) {
            case COUNT_AND_READ -> Task.COUNT_AND_READ;
            case COUNT -> Task.COUNT;
            case READ -> Task.READ;
        };
        begin(values, keyed, newTask);
    }

    /** The event of the vector replaces the one that was counted. */
    void beginAmendment(FeatureVector values, KeyedStore keyed) {
        begin(values, keyed, Task.AMEND);
    }

    /** Something turned out to be true about the event of the vector. */
    void beginLabel(FeatureVector values, KeyedStore keyed, LabelState state, long knownAt) {
        begin(values, keyed, Task.LABEL);
        label = state;
        labelTaken = false;
        knownAtMillis = knownAt;
    }

    /** The event of the vector is not counted, since its own time is not believed. */
    void beginUncounted(FeatureVector values, KeyedStore keyed) {
        begin(values, keyed, Task.NOTE_UNCOUNTED);
    }

    /** Whether a profile holds the event that the label is of. */
    boolean isLabelTaken() {
        return labelTaken;
    }

    private void begin(FeatureVector values, KeyedStore keyed, Task newTask) {
        task = newTask;
        vector = values;
        keyedStore = keyed;
        size = 0;
        failure = null;
        eventId = values.idHash(keyed.key()) & RowLayout.ID_MASK;
        eventContent = newTask == Task.LABEL || newTask == Task.NOTE_UNCOUNTED
                ? 0
                : contentHash(values.event(), keyed.key()).of(values, eventId);
        // A stamp that lies ahead moves the clock no further than the stream has come: it must drop nobody's history.
        long time = Math.min(values.event().timeMillis(), values.reachedMillis());
        reached = newTask.counts ? time : Long.MIN_VALUE;
        for (int entity = 0; entity < entities.length; entity++) {
            EntityPlan plan = entities[entity].plan();
            if (hasKey(plan, values)) {
                keyHashes[size] = keyHash(plan, values, keyed.key());
                keyLengths[size] = keyLength(plan, values);
                visited[size++] = entity;
                if (newTask.counts) {
                    entities[entity].clock().advance(time);
                }
            } else {
                missing(plan, stateOfKey(plan, values));
            }
        }
    }

    /** That of the event's type: of few, all of which the policy declares. The store's key changes with a restore only. */
    private ContentHash contentHash(Event event, HashKey key) {
        for (ContentHash made : contentHashes) {
            if (made.isOf(event, key)) {
                return made;
            }
        }
        List<ContentHash> current = new ArrayList<>();
        for (ContentHash made : contentHashes) {
            if (made.isUnder(key)) {
                current.add(made);
            }
        }
        // From now on the texts of events are hashed when these are built, where nobody waits for it.
        event.type().hashTextsBy(key);
        ContentHash made = new ContentHash(event.type(), key);
        current.add(made);
        contentHashes = current.toArray(new ContentHash[0]);
        return made;
    }

    /** Lets go of the event. */
    void end() {
        vector = null;
        keyedStore = null;
        failure = null;
        size = 0;
    }

    /** What the first visit to a store elsewhere failed by; null if none did. */
    @Nullable
    Throwable failure() {
        return failure;
    }

    /** Whether features are read, whose states say which visits failed. */
    boolean reads() {
        return task.reads;
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
    public boolean hasKey(int visit, byte[] bytes, int at) {
        int next = at + Header.KEY;
        int end = next + Header.keyBytes(bytes, at);
        if (end - next < keyLengths[visit] || EntityKey.isDigest(bytes, next)) {
            byte[] key = key(visit);
            return Arrays.equals(key, 0, key.length, bytes, next, end);
        }
        for (int slot : plan(visit).keySlots()) {
            next = EntityKey.match(part(slot), bytes, next);
            if (next < 0) {
                return false;
            }
        }
        return next == end;
    }

    @Override
    public long touch(int visit, byte[] bytes, int at, int length) {
        return steps[visited[visit]].touch(bytes, at, length);
    }

    @Override
    public long touchMore(int visit, byte[] bytes, int at, int length) {
        return steps[visited[visit]].touchMore(bytes, at, length);
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
        return EntityKey.kept(key);
    }

    @Override
    public long clockMillis(int visit) {
        return entities[visited[visit]].clock().now();
    }

    @Override
    public long reachedMillis(int visit) {
        return reached;
    }

    @Override
    public boolean changes() {
        return task != Task.READ;
    }

    @Override
    public void step(int visit, Block block) {
        TrackedEntity entity = entities[visited[visit]];
        if (block.exists()) {
            now = entity.clock().now();
        } else {
            lostUntil = keyed().keeper().evictedUntil(visited[visit], keyHashes[visit]);
            // Looked at before the floor: when the clock is past the mark, so is the floor, less the lateness.
            now = entity.clock().now();
            floor = entity.clock().floor(entity.plan().retentionMillis());
        }
        step(visit, entity, block);
    }

    @Override
    public void step(int visit, Block block, StreamTime time, long lost) {
        TrackedEntity entity = entities[visited[visit]];
        lostUntil = lost;
        now = time.hasBegun() ? time.nowMillis() : 0;
        floor = entity.clock().floor(time, entity.plan().retentionMillis());
        step(visit, entity, block);
    }

    private void step(int visit, TrackedEntity entity, Block block) {
        EntityStep step = steps[visited[visit]];
        findings[visit] = Finding.NONE;
        folded[visit] = 0;
        estimated[visit] = 0;
        if (block.exists()) {
            step.open(block);
        } else {
            step.begin(Math.max(Header.NONE, floor), now < lostUntil ? lostUntil : Header.NONE);
        }
        switch (task) {
            case AMEND -> amend(visit, entity, step, block);
            case LABEL -> label(visit, entity, step, block);
            case NOTE_UNCOUNTED -> noteTooEarly(visit, entity, step, block);
            default -> visit(visit, entity, step, block);
        }
    }

    @Override
    public void accepted(int visit) {
        if (findings[visit] == Finding.NONE && folded[visit] == 0) {
            return;
        }
        EntityCounts counts = entities[visited[visit]].counts();
        switch (findings[visit]) {
            case NONE -> {}
            case LATE -> counts.lateEvents.increment();
            case ALTERED -> counts.alteredEvents.increment();
            case STRAY_AMENDMENT -> counts.strayAmendments.increment();
            case STRAY_LABEL -> counts.strayLabels.increment();
            case LABEL_TAKEN -> labelTaken = true;
        }
        if (folded[visit] != 0) {
            counts.foldedEvents.add(folded[visit]);
        }
        if (estimated[visit] != 0) {
            counts.approximated.add(estimated[visit]);
        }
    }

    @Override
    public void failed(int visit, Throwable cause) {
        TrackedEntity entity = entities[visited[visit]];
        missing(entity.plan(), ValueState.SOURCE_FAILED);
        entity.counts().failed(entity.plan().name(), cause);
        if (failure == null) {
            failure = cause;
        }
    }

    private void visit(int visit, TrackedEntity entity, EntityStep step, Block block) {
        EntityPlan plan = entity.plan();
        long time = values().event().timeMillis();
        if (step.isTooLate(time) || step.isFolded(time, eventId)) {
            missing(plan, ValueState.TOO_LATE);
            if (task.counts) {
                findings[visit] = Finding.LATE;
                noteUncounted(visit, entity, step, block, time, time, ValueState.TOO_LATE);
            }
            return;
        }
        current.fill(plan, values(), eventId, eventContent, keyed().key());
        if (step.holdsOther(current)) {
            // Its id and its time were counted with other content, and its own was not: no value is of this event.
            // Others
            // lack nothing, since the event of an id is the one that came first.
            missing(plan, ValueState.INVALID);
            if (task.counts) {
                findings[visit] = Finding.ALTERED;
            }
            return;
        }
        if (!block.exists()) {
            step.create(task.counts ? block : step.unkept(), key(visit), keyHashes[visit]);
        }
        try {
            if (step.mayLack(time)) {
                missing(plan, ValueState.EVICTED);
            } else if (task.reads) {
                step.read(current, values());
                ColdFeatures cold = entity.past().cold();
                if (!cold.isNone()) {
                    cold.mark(current, values());
                }
            }
        } finally {
            // Counted even if reading failed: what happened has happened.
            if (task.counts) {
                folded[visit] = step.count(current, now);
                estimated[visit] = step.takeEstimated();
            }
        }
    }

    /**
     * When the event happened is not known, but when it came. By then others had come that far, as neighbours in a history
     * show, and no event is believed that is further behind than the lateness.
     */
    private void noteTooEarly(int visit, TrackedEntity entity, EntityStep step, Block block) {
        long lateness = entity.plan().latenessMillis();
        long reached = values().reachedMillis();
        long latest = Math.max(reached, values().receivedMillis() - lateness);
        noteUncounted(
                visit,
                entity,
                step,
                block,
                reached - lateness,
                Math.min(values().event().timeMillis(), latest),
                ValueState.TOO_EARLY);
    }

    /** Notes in the record what later events would have seen of this one; makes a record only for that. */
    private void noteUncounted(
            int visit, TrackedEntity entity, EntityStep step, Block block, long oldest, long newest, ValueState why) {
        // What was counted when it was still on time is not missing. Of what was folded since nobody can tell, so a log
        // that
        // is read again after a restore marks no busy entity.
        if (entity.plan().notesUncounted()
                && !step.mayHold(values().event().timeMillis(), eventId)
                && step.isInSight(newest, now)) {
            if (!block.exists()) {
                step.create(block, key(visit), keyHashes[visit]);
            }
            step.noteUncounted(oldest, newest, why, now);
        }
    }

    private void amend(int visit, TrackedEntity entity, EntityStep step, Block block) {
        current.fill(entity.plan(), values(), eventId, eventContent, keyed().key());
        if (!block.exists() || !step.amend(current)) {
            findings[visit] = Finding.STRAY_AMENDMENT;
        }
    }

    private void label(int visit, TrackedEntity entity, EntityStep step, Block block) {
        if (entity.plan().columns().labels()) {
            current.fill(entity.plan(), values(), eventId, eventContent, keyed().key());
            if (!block.exists() || !step.label(current, knownAtMillis, Objects.requireNonNull(label))) {
                findings[visit] = Finding.STRAY_LABEL;
            } else {
                findings[visit] = Finding.LABEL_TAKEN;
            }
        }
    }

    static boolean hasKey(EntityPlan plan, FeatureVector values) {
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

    static long keyHash(EntityPlan plan, FeatureVector values, HashKey key) {
        int[] keySlots = plan.keySlots();
        long hash = values.hash(keySlots[0], key);
        for (int i = 1; i < keySlots.length; i++) {
            hash = key.hash(hash, values.hash(keySlots[i], key));
        }
        return hash;
    }

    private static int keyLength(EntityPlan plan, FeatureVector values) {
        int length = 0;
        for (int slot : plan.keySlots()) {
            length += Objects.requireNonNull(values.text(slot)).length();
        }
        return length;
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

    private KeyedStore keyed() {
        return Objects.requireNonNull(keyedStore, "no event has begun");
    }

    private enum Finding {
        NONE,
        LATE,
        ALTERED,
        STRAY_AMENDMENT,
        STRAY_LABEL,
        LABEL_TAKEN
    }

    private enum Task {
        COUNT_AND_READ(true, true),
        COUNT(true, false),
        READ(false, true),
        AMEND(false, false),
        NOTE_UNCOUNTED(false, false),
        LABEL(false, false);

        private final boolean counts;
        private final boolean reads;

        Task(boolean counts, boolean reads) {
            this.counts = counts;
            this.reads = reads;
        }
    }
}
