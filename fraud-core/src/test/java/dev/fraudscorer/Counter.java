package dev.fraudscorer;

import dev.fraudscorer.event.Event;
import dev.fraudscorer.metrics.Gauge;
import dev.fraudscorer.spi.Access;
import dev.fraudscorer.spi.FeatureSource;
import dev.fraudscorer.spi.state.Durable;
import dev.fraudscorer.spi.state.InvalidStateException;
import dev.fraudscorer.spi.state.StateReader;
import dev.fraudscorer.spi.state.StateWriter;
import dev.fraudscorer.spi.vector.FeatureVector;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** Counts events by id and keeps the amount of each; one block of a snapshot is one event. */
final class Counter implements FeatureSource, Durable {
    /** Run at the beginning of each save, so that a test can look into a snapshot that is under way. */
    static volatile Runnable onSave = () -> {};

    /** Run at the end of each restore. */
    static volatile Runnable onRestore = () -> {};

    /** Whether its state may be carried over to one of another slot. */
    static volatile boolean isCarried;

    private final int slot;
    private final LongAdder uncounted = new LongAdder();
    private volatile Map<String, Double> amounts = new ConcurrentHashMap<>();

    Counter(int slot) {
        this.slot = slot;
    }

    @Override
    public String id() {
        return "counter";
    }

    @Override
    public int[] slots() {
        return new int[] {slot};
    }

    @Override
    public boolean mayBlock() {
        return false;
    }

    @Override
    public void fill(FeatureVector vector, Access access) {
        failIfAsked(vector);
        Event event = vector.event();
        if (access.counts()) {
            amounts.putIfAbsent(event.id(), event.number("amount"));
        }
        if (access.reads()) {
            vector.put(slot, amounts.size() + (amounts.containsKey(event.id()) ? 0 : 1));
        }
    }

    @Override
    public void noteUncounted(FeatureVector vector) {
        uncounted.increment();
    }

    @Override
    public void amend(FeatureVector vector) {
        failIfAsked(vector);
        Event event = vector.event();
        amounts.computeIfPresent(event.id(), (id, before) -> event.number("amount"));
    }

    @Override
    public List<Gauge> gauges() {
        double sum = amounts.values().stream().mapToDouble(Double::doubleValue).sum();
        return List.of(
                Gauge.of("counter.events", amounts.size()),
                Gauge.of("counter.amount", Math.round(sum)),
                Gauge.of("counter.uncounted", uncounted.sum()));
    }

    @Override
    public String stateName() {
        return "counter";
    }

    @Override
    public boolean isCompatibleWith(Durable running) {
        return running instanceof Counter counter && counter.slot == slot;
    }

    @Override
    public @Nullable String obstacleToCarryOver(@Nullable Durable running) {
        return isCarried && running instanceof Counter ? null : "";
    }

    @Override
    public void save(StateWriter out) throws IOException {
        onSave.run();
        for (Map.Entry<String, Double> entry : amounts.entrySet()) {
            byte[] id = entry.getKey().getBytes(StandardCharsets.UTF_8);
            byte[] block = ByteBuffer.allocate(Double.BYTES + id.length)
                    .putDouble(entry.getValue())
                    .put(id)
                    .array();
            out.block(block, block.length);
        }
    }

    @Override
    public Restored restore(StateReader in) throws IOException, InvalidStateException {
        Map<String, Double> read = new ConcurrentHashMap<>();
        for (byte[] block = in.next(); block != null; block = in.next()) {
            ByteBuffer buffer = ByteBuffer.wrap(block);
            double amount = buffer.getDouble();
            read.put(StandardCharsets.UTF_8.decode(buffer).toString(), amount);
        }
        onRestore.run();
        return new Restored() {
            @Override
            public void commit() {
                amounts = read;
            }

            @Override
            public List<String> leftOut() {
                return List.of();
            }
        };
    }

    @Override
    public void close() {
        TestEngine.CLOSED.incrementAndGet();
    }

    private static void failIfAsked(FeatureVector vector) {
        if ("features".equals(vector.event().text("fail"))) {
            throw new IllegalStateException("asked to fail with a value of 129.90");
        }
    }
}
