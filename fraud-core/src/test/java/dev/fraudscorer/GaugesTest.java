package dev.fraudscorer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fraudscorer.metrics.Gauge;
import dev.fraudscorer.spi.EvidenceSink;
import dev.fraudscorer.spi.EvidenceSource;
import dev.fraudscorer.spi.vector.FeatureVector;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Gauges are told apart by tags: whatever a host calls its parts and their gauges, no two are of the same series. */
class GaugesTest {
    @TempDir
    Path folder;

    private final List<String> failures = new ArrayList<>();

    @ParameterizedTest
    @ValueSource(strings = {"budgets", "sources", "features", "events.refused"})
    void gauges_partCalledAsGaugesAre_collidesWithNone(String name) {
        try (FraudScorer scorer = load(name, List.of(Gauge.of("denied", 7), Gauge.of("vendor.calls", 8)))) {
            List<Gauge> gauges = scorer.metrics().gauges();

            assertThat(TestGauges.of(gauges))
                    .containsEntry("denied{source=" + name + "}", 7L)
                    .containsEntry("vendor.calls{source=" + name + "}", 8L)
                    .containsEntry("counter.events{source=counter}", 0L)
                    .containsEntry("events.too_early", 0L);
            assertThat(failures).isEmpty();
        }
    }

    @Test
    void gauges_ofTwoPartsOfOneName_haveTheirSourcesAsTags() {
        try (FraudScorer scorer = FraudScorer.builder(policy())
                .provide("vendor_a", new Reporting(List.of(Gauge.of("calls", 1))))
                .provide("vendor_b", new Reporting(List.of(Gauge.of("calls", 2))))
                .load()) {
            assertThat(scorer.metrics().gauges())
                    .contains(
                            Gauge.of("calls", 1).with("source", "vendor_a"),
                            Gauge.of("calls", 2).with("source", "vendor_b"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sources.left_out",
                "sources",
                "budgets.denied",
                "events.refused",
                "idempotency.bytes",
                "scorer.up"
            })
    void gauges_calledAsTheScorersOwn_areLeftOutAndReported(String name) {
        try (FraudScorer scorer = load("vendor", List.of(Gauge.of("calls", 1), Gauge.of(name, 2)))) {
            assertThat(TestGauges.of(scorer.metrics().gauges()))
                    .containsKey("counter.events{source=counter}")
                    .doesNotContainKey("calls{source=vendor}");
            assertThat(failures).containsExactly("vendor INVALID_RESULT");
        }
    }

    @Test
    void gauges_areNone_areLeftOutAndReported() {
        Gauge calls = Gauge.of("calls", 1);
        List<@Nullable List<Gauge>> all = new ArrayList<>();
        all.add(null);
        all.add(Collections.singletonList(null));
        all.add(List.of(calls, Gauge.of("calls", 2)));
        all.add(List.of(calls.with("source", "another")));
        all.add(IntStream.rangeClosed(0, 10_000)
                .mapToObj(i -> calls.with("card", "c" + i))
                .toList());
        for (int i = 0; i < all.size(); i++) {
            failures.clear();
            try (FraudScorer scorer = load("vendor", all.get(i))) {
                assertThat(scorer.metrics().gauges())
                        .as("case %s", i)
                        .isNotEmpty()
                        .noneMatch(gauge -> gauge.name().equals("calls"));
                assertThat(failures).as("case %s", i).containsExactly("vendor INVALID_RESULT");
            }
        }
    }

    @Test
    void series_textsWithItsSigns_areOfDifferentSeries() {
        Gauge one = Gauge.of("calls", 1).with("a", "x,b=y");
        Gauge two = Gauge.of("calls", 1).with("a", "x").with("b", "y");

        assertThat(one.series()).isEqualTo("calls{a=x\\,b\\=y}").isNotEqualTo(two.series());
        assertThat(two).hasToString("calls{a=x,b=y} 1");
        assertThat(two).isEqualTo(Gauge.of("calls", 1).with("b", "y").with("a", "x"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Calls", "calls.", ".calls", "calls..a", "1calls", "ca lls", "calls{a=b}"})
    void of_nameThatIsNone_isRefused(String name) {
        assertThatThrownBy(() -> Gauge.of(name, 1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void with_textThatIsNoName_isRefusedAndNotRepeated() {
        Gauge calls = Gauge.of("calls", 1);

        for (String text : List.of("", " ", "4111 1111 1111 1111", "a\nb", "x".repeat(201))) {
            assertThatThrownBy(() -> calls.with("card", text))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageNotContaining("1111");
        }
        assertThatThrownBy(() -> calls.with("Card", "a")).hasMessageContaining("'Card'");
        assertThatThrownBy(() -> calls.with("card", "a").with("card", "b")).hasMessageContaining("twice");
        Gauge full = calls;
        for (int i = 0; i < Gauge.MOST_TAGS; i++) {
            full = full.with("tag" + i, "a");
        }
        Gauge last = full;
        assertThatThrownBy(() -> last.with("more", "a")).hasMessageContaining("8 tags");
    }

    private Path policy() {
        return PolicyText.write(folder, PolicyText.TEST_POLICY);
    }

    private FraudScorer load(String name, @Nullable List<Gauge> gauges) {
        return FraudScorer.builder(policy())
                .failureListener((part, kind, cause) -> failures.add(part + " " + kind))
                .provide(name, new Reporting(gauges))
                .load();
    }

    /** Reports gauges and finds nothing. */
    private static final class Reporting implements EvidenceSource {
        private final @Nullable List<Gauge> gauges;

        Reporting(@Nullable List<Gauge> gauges) {
            this.gauges = gauges;
        }

        @Override
        public String id() {
            return "reporting";
        }

        @Override
        public boolean mayBlock() {
            return false;
        }

        @Override
        public void evaluate(FeatureVector vector, EvidenceSink out) {}

        @Override
        @SuppressWarnings("NullAway") // what a host returns against the contract is what is tested
        public List<Gauge> gauges() {
            return gauges;
        }
    }
}
