package dev.fraudscorer.benchmarks.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.fraudscorer.benchmarks.features.duel.FeatureValueStream;
import dev.fraudscorer.benchmarks.features.duel.OlderEngine;
import dev.fraudscorer.benchmarks.features.duel.ValueComparison;
import dev.fraudscorer.benchmarks.features.duel.Workload;
import dev.fraudscorer.spi.vector.FeatureVector;
import dev.fraudscorer.testkit.ChildJvm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The present engine once more, in the place of the older one. */
class OlderEngineTest {
    private static final int CARDS = 50;
    private static final int PAYMENTS = 2_000;

    @Test
    void make_sameEngineTwice_givesTheSameBitsByClassesOfItsOwn() {
        OlderEngine older = OlderEngine.of(ChildJvm.classPath());
        try (FeatureValueStream before = older.make(FeatureValueStream.class, PaymentValues.class, CARDS, PAYMENTS);
                FeatureValueStream now = new PaymentValues(CARDS, PAYMENTS)) {
            ValueComparison comparison = ValueComparison.of(before, now);

            assertThat(before.getClass()).isNotEqualTo(now.getClass());
            assertThat(before.getClass().getClassLoader()).isSameAs(older);
            assertThat(comparison.isSame()).as(comparison.toString()).isTrue();
            assertThat(comparison.values()).isEqualTo(PAYMENTS * 150L);
        }
    }

    @Test
    void make_payments_doTheWorkOfThePresentOnes() {
        try (Workload before = OlderEngine.of(ChildJvm.classPath())
                        .make(Workload.class, PaymentsOfEngine.class, CARDS, 30, PAYMENTS, 2, 10);
                Workload now = new PaymentsOfEngine(CARDS, 30, PAYMENTS, 2, 10)) {
            assertThat(before.batch(0, 0, 100)).isEqualTo(now.batch(0, 0, 100));
            assertThat(before.batch(1, 0, 1_800)).isEqualTo(now.batch(1, 0, 1_800));
        }
    }

    @Test
    void loadClass_library_comesFromTheGivenPathAlone(@TempDir Path empty) throws ClassNotFoundException {
        OlderEngine older = OlderEngine.of(ChildJvm.classPath());
        OlderEngine without = OlderEngine.of(empty.toString());
        String name = FeatureVector.class.getName();

        assertThat(older.loadClass(name)).isNotEqualTo(FeatureVector.class);
        assertThat(older.loadClass(name).getClassLoader()).isSameAs(older);
        assertThat(older.loadClass(Workload.class.getName())).isSameAs(Workload.class);
        assertThatExceptionOfType(ClassNotFoundException.class).isThrownBy(() -> without.loadClass(name));
    }

    @Test
    void loadClass_benchmark_isDefinedOfThePresentBytes(@TempDir Path folder) throws Exception {
        String link = HistoryPolicy.class.getName();
        String other = WarmHistory.class.getName();
        putDamaged(folder, link);
        putDamaged(folder, other);
        OlderEngine older = OlderEngine.of(folder.toString());

        assertThat(older.loadClass(other).getClassLoader()).isSameAs(older);
        // What links with internals is the older version's own.
        assertThatExceptionOfType(ClassFormatError.class).isThrownBy(() -> older.loadClass(link));
    }

    @Test
    void getResource_policyAndServices_ofThePresentBenchmarksAndTheGivenPath(@TempDir Path empty) throws IOException {
        OlderEngine older = OlderEngine.of(empty.toString());

        assertThat(older.getResource("dev/fraudscorer/benchmarks/features/history-policy.yaml"))
                .isNotNull();
        assertThat(older.getResources("META-INF/services/dev.fraudscorer.spi.PolicyEngine")
                        .hasMoreElements())
                .isFalse();
    }

    @Test
    void of_pathThatDoesNotExist_saysWhatIsExpected() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OlderEngine.of("no-such.jar"))
                .withMessage(
                        "older=no-such.jar does not exist; expected the benchmarks.jar of an older commit, with its lib"
                                + " beside it");
    }

    private static void putDamaged(Path folder, String name) throws IOException {
        Path file = folder.resolve(name.replace('.', '/') + ".class");
        Files.createDirectories(file.getParent());
        Files.writeString(file, "not a class");
    }
}
