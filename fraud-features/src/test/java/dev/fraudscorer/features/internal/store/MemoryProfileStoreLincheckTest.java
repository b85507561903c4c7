package dev.fraudscorer.features.internal.store;

import dev.fraudscorer.features.store.ProfileStore;
import dev.fraudscorer.features.store.TestVisits;
import java.util.List;
import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;
import org.jetbrains.lincheck.datastructures.StressOptions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Visits by several threads come out as if they had come one after another, in whichever way the threads are
 * interleaved, also while profiles are evicted.
 */
@Param(name = "key", gen = IntGen.class, conf = "1:4")
@Tag("slow")
public class MemoryProfileStoreLincheckTest {
    private final ProfileStore store = new MemoryProfileStore(List.of(new StoreLimits(3, Long.MAX_VALUE)));

    /** How often the key was visited before. */
    @Operation
    public @Nullable Long visit(@Param(name = "key") int key) {
        TestVisits visits = TestVisits.at(0).to(0, "key " + key);
        store.visit(visits);
        return visits.seen(0);
    }

    /** How many profiles had to leave. */
    @Operation
    public long evicted() {
        return store.counts(0).evicted();
    }

    @Test
    void visits_everyInterleavingOfFewThreads_areLinearizable() {
        new ModelCheckingOptions()
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
