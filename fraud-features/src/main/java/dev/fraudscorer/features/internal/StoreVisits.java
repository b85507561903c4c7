package dev.fraudscorer.features.internal;

import dev.fraudscorer.features.internal.record.Block;
import dev.fraudscorer.features.internal.record.RecordVisits;
import dev.fraudscorer.features.store.StreamTime;
import dev.fraudscorer.features.store.Visits;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Visits to records, as a store elsewhere sees them: bytes in, bytes out. Reused; confined to one thread. */
final class StoreVisits implements Visits {
    private final StoredRecords[] records;
    private final boolean[] answered;
    private @Nullable RecordVisits visits;
    private int answers;

    StoreVisits(TrackedEntity[] entities, RecordFormat[] formats) {
        this.records = new StoredRecords[entities.length];
        for (int i = 0; i < entities.length; i++) {
            records[i] = new StoredRecords(entities[i], formats[i]);
        }
        this.answered = new boolean[entities.length];
    }

    void begin(RecordVisits newVisits) {
        visits = newVisits;
        Arrays.fill(answered, false);
        answers = 0;
    }

    void end() {
        visits = null;
    }

    /** How many visits were accepted or have failed. */
    int answers() {
        return answers;
    }

    void failUnanswered(Throwable cause) {
        for (int visit = 0; visit < size(); visit++) {
            if (!answered[visit]) {
                failed(visit, cause);
            }
        }
    }

    @Override
    public int size() {
        return here().size();
    }

    @Override
    public int entity(int visit) {
        return here().entity(visit);
    }

    @Override
    public long keyHash(int visit) {
        return here().keyHash(visit);
    }

    @Override
    public byte[] key(int visit) {
        return here().key(visit);
    }

    @Override
    public long reachedMillis(int visit) {
        return here().reachedMillis(visit);
    }

    @Override
    public byte @Nullable [] step(int visit, byte @Nullable [] record, StreamTime time, long lostUntilMillis) {
        StoredRecords own = records[entity(visit)];
        Block block = own.read(record);
        if (block.exists() && !here().hasKey(visit, block.bytes, block.at)) {
            throw own.refused(
                    "found that of another key; expected the one under the visit's key; do not mix up records");
        }
        here().step(visit, block, time, lostUntilMillis);
        if (!here().changes()) {
            return record;
        }
        byte[] result = own.write(block);
        return Arrays.equals(result, record) ? record : result;
    }

    @Override
    public void accepted(int visit) {
        answer(visit);
        here().accepted(visit);
    }

    @Override
    public void failed(int visit, Throwable cause) {
        answer(visit);
        here().failed(visit, cause);
    }

    private void answer(int visit) {
        if (answered[visit]) {
            throw new IllegalStateException("a visit that was accepted or has failed before");
        }
        answered[visit] = true;
        answers++;
    }

    private RecordVisits here() {
        return Objects.requireNonNull(visits, "the visits of this event are over");
    }
}
