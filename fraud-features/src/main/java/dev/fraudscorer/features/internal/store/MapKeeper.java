package dev.fraudscorer.features.internal.store;

import dev.fraudscorer.features.internal.record.ArrayBlock;
import dev.fraudscorer.features.internal.record.Block;
import dev.fraudscorer.features.internal.record.Header;
import dev.fraudscorer.features.internal.record.RecordKeeper;
import dev.fraudscorer.features.internal.record.RecordVisits;
import dev.fraudscorer.features.internal.record.RecordWalk;
import dev.fraudscorer.features.store.StoreCounts;
import java.util.*;
import java.util.function.Consumer;

public final class MapKeeper implements RecordKeeper {
    private final List<StoreLimits> limits;
    private final List<Map<Long, List<ArrayBlock>>> maps = new ArrayList<>();
    private final long[] clocks;
    private final long[] evictedUntil;
    private final long[] idle;
    private final long[] evicted;

    public MapKeeper(List<StoreLimits> limits) {
        this.limits = limits;
        limits.forEach(l -> maps.add(new HashMap<>()));
        clocks = new long[limits.size()];
        evictedUntil = new long[limits.size()];
        Arrays.fill(evictedUntil, Long.MIN_VALUE);
        idle = new long[limits.size()];
        evicted = new long[limits.size()];
    }

    @Override
    public synchronized void visit(RecordVisits v) {
        RuntimeException failed = null;
        for (int i = 0; i < v.size(); i++) {
            int e = v.entity(i);
            clocks[e] = Math.max(clocks[e], v.clockMillis(i));
            List<ArrayBlock> list = maps.get(e).computeIfAbsent(v.keyHash(i), k -> new ArrayList<>());
            ArrayBlock found = null;
            for (ArrayBlock b : List.copyOf(list)) {
                if (v.hasKey(i, b.bytes, b.at)) {
                    if (Header.keptUntil(b.bytes, b.at) <= v.clockMillis(i)) {
                        list.remove(b);
                        idle[e]++;
                    } else {
                        found = b;
                    }
                }
            }
            ArrayBlock b = found == null ? new ArrayBlock() : found;
            try {
                v.step(i, b);
            } catch (RuntimeException x) {
                failed = x;
            }
            if (found == null && b.exists()) {
                list.add(b);
                evict(e, b);
            }
        }
        if (failed != null) throw failed;
    }

    private void evict(int e, ArrayBlock fresh) {
        long n = 0;
        long bytes = 0;
        for (List<ArrayBlock> l : maps.get(e).values()) for (ArrayBlock b : l) { n++; bytes += b.length + 50; }
        if (n > limits.get(e).maxProfiles()) letIdleGo(e);
        while (n > limits.get(e).maxProfiles()) {
            ArrayBlock least = null;
            for (List<ArrayBlock> l : maps.get(e).values())
                for (ArrayBlock b : l)
                    if (least == null || Header.keptUntil(b.bytes, b.at) < Header.keptUntil(least.bytes, least.at)) least = b;
            maps.get(e).get(Header.keyHash(least.bytes, least.at)).remove(least);
            long kept = Header.keptUntil(least.bytes, least.at);
            if (kept > clocks[e]) { evictedUntil[e] = Math.max(evictedUntil[e], kept); evicted[e]++; } else idle[e]++;
            n--;
        }
    }

    private void letIdleGo(int e) {
        for (List<ArrayBlock> l : maps.get(e).values()) {
            int before = l.size();
            l.removeIf(b -> Header.keptUntil(b.bytes, b.at) <= clocks[e]);
            idle[e] += before - l.size();
        }
    }

    @Override
    public synchronized StoreCounts counts(int e) {
        letIdleGo(e);
        long n = 0;
        long bytes = 0;
        for (List<ArrayBlock> l : maps.get(e).values()) for (ArrayBlock b : l) { n++; bytes += b.length; }
        return StoreCounts.of(n, bytes, idle[e], evicted[e]);
    }

    @Override
    public synchronized long evictedUntil(int e, long h) { return evictedUntil[e]; }

    @Override
    public synchronized long evictedUntil(int e) { return evictedUntil[e]; }

    @Override
    public synchronized void noteEvictedUntil(int e, long m) { evictedUntil[e] = Math.max(evictedUntil[e], m); }

    @Override
    public synchronized RecordWalk walk(int e) {
        List<ArrayBlock> all = new ArrayList<>();
        maps.get(e).values().forEach(all::addAll);
        Iterator<ArrayBlock> it = all.iterator();
        return reader -> {
            synchronized (MapKeeper.this) {
                if (!it.hasNext()) return false;
                reader.accept(it.next());
                return true;
            }
        };
    }

    @Override
    public synchronized void put(int e, long h, byte[] key, Consumer<Block> r) {
        ArrayBlock b = new ArrayBlock();
        List<ArrayBlock> list = maps.get(e).computeIfAbsent(h, k -> new ArrayList<>());
        for (ArrayBlock x : list) {
            if (Arrays.equals(key, Arrays.copyOfRange(x.bytes, x.at + Header.KEY, x.at + Header.KEY + Header.keyBytes(x.bytes, x.at)))) throw new IllegalStateException("a key twice");
        }
        r.accept(b);
        list.add(b);
        evict(e, b);
    }

    @Override
    public void close() {}
}
