package dev.fraudscorer.features.internal.store;

import dev.fraudscorer.features.internal.record.Bytes;
import java.util.List;
import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.ManagedStrategyGuaranteeKt;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;
import org.jetbrains.lincheck.datastructures.StressOptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Visits by several threads come out as if they had come one after another, in whichever way the threads are
 * interleaved, also while records are evicted.
 */
@Param(name = "key", gen = IntGen.class, conf = "1:4")
@Tag("slow")
public class RecordStoreLincheckTest {
    private static final long KEPT = 1_000;

    private final RecordStore store = new RecordStore(1 << 20, List.of(new KindLimits(3, Long.MAX_VALUE, KEPT)));

    /** How often the key was visited before; below 0 if it has no record. */
    @Operation
    public long visit(@Param(name = "key") int key) {
        CountingVisits visits = new CountingVisits(1).at(0, KEPT).to(0, CountingVisits.key("key " + key), 10);
        store.visit(visits);
        return visits.seen(0);
    }

    /** How many records had to leave. */
    @Operation
    public long evicted() {
        return store.counts(0).evicted();
    }

    @Test
    void visits_everyInterleavingOfFewThreads_areLinearizable() {
        new ModelCheckingOptions()
                // Views of arrays of bytes are nothing that it can switch threads at; locks and slots are.
                .addGuarantee(ManagedStrategyGuaranteeKt.forClasses(Bytes.class.getName())
                        .allMethods()
                        .ignore())
                .iterations(5)
                .invocationsPerIteration(300)
                .threads(3)
                .actorsPerThread(3)
                .check(getClass());
    }

    @Test
    void visits_manyTimes_areLinearizable() {
        new StressOptions()
                .iterations(5)
                .invocationsPerIteration(1_000)
                .threads(3)
                .actorsPerThread(3)
                .check(getClass());
    }
}
