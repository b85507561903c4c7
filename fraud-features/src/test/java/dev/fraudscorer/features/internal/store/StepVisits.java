package dev.fraudscorer.features.internal.store;

import dev.fraudscorer.features.internal.record.Block;
import dev.fraudscorer.features.internal.record.Header;
import java.util.Arrays;
import java.util.function.Consumer;

/** One visit to the first kind, whose step a test writes. */
final class StepVisits implements LocalVisits {
    private final byte[] key;
    private final long clock;
    private final Consumer<Block> doing;

    private StepVisits(byte[] key, long clock, Consumer<Block> doing) {
        this.key = key;
        this.clock = clock;
        this.doing = doing;
    }

    static void visit(RecordStore store, String key, long clock, Consumer<Block> doing) {
        store.visit(new StepVisits(CountingVisits.key(key), clock, doing));
    }

    static Consumer<Block> writing(String key, int bytes, long keptUntil) {
        byte[] name = CountingVisits.key(key);
        return block -> {
            block.move(bytes);
            CountingVisits.write(block, name, CountingVisits.hash(name), 1, 0, keptUntil);
            block.settle();
        };
    }

    @Override
    public int size() {
        return 1;
    }

    @Override
    public int entity(int visit) {
        return 0;
    }

    @Override
    public long keyHash(int visit) {
        return CountingVisits.hash(key);
    }

    @Override
    public long clockMillis(int visit) {
        return clock;
    }

    @Override
    public boolean hasKey(int visit, byte[] bytes, int at) {
        int from = at + Header.KEY;
        return Arrays.equals(bytes, from, from + Header.keyBytes(bytes, at), key, 0, key.length);
    }

    @Override
    public long touch(int visit, byte[] bytes, int at, int length) {
        return bytes[at];
    }

    @Override
    public long touchMore(int visit, byte[] bytes, int at, int length) {
        return bytes[at];
    }

    @Override
    public void step(int visit, Block block) {
        doing.accept(block);
    }
}
