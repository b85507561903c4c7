package dev.fraudscorer.features.store;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Visits that count, each to a key of an entity. */
public final class TestVisits implements Visits {
    private static final long SPREAD = 0x9E3779B97F4A7C15L;

    private final long time;
    private final List<Visit> visits = new ArrayList<>();
    private boolean collide;
    private Doing doing = Doing.COUNT;
    private int padding;

    private enum Doing {
        COUNT,
        LEAVE,
        KEEP_NOTHING
    }

    private TestVisits(long time) {
        this.time = time;
    }

    /** Visits of an event at a time. */
    public static TestVisits at(long time) {
        return new TestVisits(time);
    }

    /** Visits of an event that moves no stream. */
    public static TestVisits ofNoTime() {
        return new TestVisits(Long.MIN_VALUE);
    }

    /** One more visit. */
    public TestVisits to(int entity, String key) {
        visits.add(new Visit(entity, key, false));
        return this;
    }

    /** One more visit, whose step throws. */
    TestVisits failingAt(int entity, String key) {
        visits.add(new Visit(entity, key, true));
        return this;
    }

    /** All keys have one hash. */
    TestVisits withOneHash() {
        collide = true;
        return this;
    }

    /** No record is kept, whether there was one or not. */
    TestVisits keepingNothing() {
        doing = Doing.KEEP_NOTHING;
        return this;
    }

    /** What is kept stays as it is. */
    TestVisits leavingAll() {
        doing = Doing.LEAVE;
        return this;
    }

    /** Records have so many bytes more. */
    TestVisits paddedBy(int bytes) {
        padding = bytes;
        return this;
    }

    /** How many visits the record had before, as the last repetition saw it; null if there was no record. */
    public @Nullable Long seen(int visit) {
        return visits.get(visit).seen;
    }

    /** The time that the last repetition was given. */
    StreamTime timeGiven(int visit) {
        return Objects.requireNonNull(visits.get(visit).timeGiven, "the step did not happen");
    }

    /** Until when a record might be kept that was lost, as the last repetition was given it. */
    long lostUntilGiven(int visit) {
        return visits.get(visit).lostUntilGiven;
    }

    boolean isAccepted(int visit) {
        return visits.get(visit).accepted == 1;
    }

    @Nullable
    Throwable failure(int visit) {
        return visits.get(visit).failure;
    }

    /** How often a visit was accepted or has failed. */
    int answers(int visit) {
        return visits.get(visit).accepted + visits.get(visit).failed;
    }

    @Override
    public int size() {
        return visits.size();
    }

    @Override
    public int entity(int visit) {
        return visits.get(visit).entity;
    }

    @Override
    public long keyHash(int visit) {
        return collide ? 42 : Long.rotateLeft((visits.get(visit).key.hashCode() + 1) * SPREAD, 32) * SPREAD;
    }

    @Override
    public byte[] key(int visit) {
        return visits.get(visit).key.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public long reachedMillis(int visit) {
        return time;
    }

    @Override
    public byte @Nullable [] step(int number, byte @Nullable [] record, StreamTime streamTime, long lostUntilMillis) {
        Visit visit = visits.get(number);
        visit.timeGiven = streamTime;
        visit.lostUntilGiven = lostUntilMillis;
        if (record != null) {
            TestFormat.check(record, visit.key);
        }
        visit.seen = record == null ? null : TestFormat.visits(record);
        if (visit.fails) {
            throw new IllegalStateException("a step that fails");
        }
        return switch (doing) {
            case LEAVE -> record;
            case KEEP_NOTHING -> null;
            case COUNT ->
                TestFormat.record(
                        visit.key,
                        (record == null ? 0 : TestFormat.visits(record)) + 1,
                        Math.max(time + TestFormat.KEPT_MILLIS, record == null ? Long.MIN_VALUE : keptUntil(record)),
                        padding);
        };
    }

    private static long keptUntil(byte[] record) {
        return new TestFormat("any").keptUntilMillis(record);
    }

    @Override
    public void accepted(int visit) {
        visits.get(visit).accepted++;
    }

    @Override
    public void failed(int visit, Throwable cause) {
        visits.get(visit).failed++;
        visits.get(visit).failure = cause;
    }

    private static final class Visit {
        private final int entity;
        private final String key;
        private final boolean fails;
        private @Nullable Long seen;
        private @Nullable StreamTime timeGiven;
        private long lostUntilGiven;
        private int accepted;
        private int failed;
        private @Nullable Throwable failure;

        Visit(int entity, String key, boolean fails) {
            this.entity = entity;
            this.key = key;
            this.fails = fails;
        }
    }
}
