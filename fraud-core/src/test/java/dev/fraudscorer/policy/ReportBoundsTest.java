package dev.fraudscorer.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fraudscorer.spi.policy.PolicyReader;
import dev.fraudscorer.spi.policy.ScalarNode;
import java.util.AbstractCollection;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A report is short and takes little, whatever and however much is wrong. Work is counted, not timed. */
final class ReportBoundsTest {
    private final PolicyReader reader = new PolicyReader();

    @Test
    void exception_twentyThousandProblems_keepsTwoHundredAndCountsTheOthers() {
        for (int i = 20_000; i > 0; i--) {
            reader.report(new Location("policy.yaml", i, 1), "x" + i, "y");
        }

        PolicyException report = reader.exception("p");

        assertThat(report.problemCount()).isEqualTo(20_000);
        assertThat(report.problems()).hasSize(200);
        assertThat(report.problems().get(0).at().line()).isEqualTo(19_801);
        assertThat(report.getMessage())
                .startsWith("policy 'p' has at least 20000 problems:\n")
                .endsWith("\n  and at least 19800 more");
        assertThat(Objects.requireNonNull(report.getMessage()).lines()).hasSize(202);
    }

    @Test
    void exception_fewProblems_hasThemAll() {
        for (int i = 0; i < 199; i++) {
            reader.report(Location.of("f"), "x", "y");
        }
        assertThat(reader.exception("p").problems()).hasSize(199);
        assertThat(reader.exception("p").getMessage())
                .startsWith("policy 'p' has 199 problems:\n")
                .endsWith("y");
        assertThat(reader.isFull()).isFalse();
    }

    @Test
    void exception_ofAList_isBoundedToo() {
        List<PolicyProblem> problems = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            problems.add(PolicyProblem.of(Location.of("f"), "x", "y"));
        }
        PolicyException report = new PolicyException("p", problems);
        assertThat(report.problems()).hasSize(200);
        assertThat(report.problemCount()).isEqualTo(1_000);
    }

    @Test
    void report_hugeTexts_areCut() {
        String huge = "😀".repeat(2_000_000);
        Location at = new Location("f", 1, 1);
        reader.keepDocument("f", huge);
        reader.report(at, huge, huge);
        reader.reportUnknown(at, "name", huge, List.of(huge, "b"));
        reader.number(new ScalarNode(at, ScalarNode.Kind.TEXT, huge), 0, 1);

        assertThat(reader.problems()).hasSize(3).allSatisfy(problem -> {
            assertThat(problem.toString().length()).isLessThan(1_200);
            assertThat(problem.excerpt()).hasSizeLessThan(400);
            assertThat(problem.nearest()).isNull();
        });
        assertThat(reader.problems().get(0).found()).endsWith("😀…");
    }

    @Test
    void reportUnknown_manyNamesManyTimes_comparesABoundedNumber() {
        CountingNames known = new CountingNames(100_000);
        for (int i = 0; i < 20_000; i++) {
            reader.reportUnknown(Location.of("f"), "name", "attribute_nummer_" + i, known);
        }
        // Looking at each name for each problem would be two thousand million.
        assertThat(known.shown).isLessThan(10_000_000 + 200 * 25);
        assertThat(reader.problemCount()).isEqualTo(20_000);
        assertThat(reader.problems().get(0).nearest()).isEqualTo("attribute_number_0");
        assertThat(reader.problems())
                .allSatisfy(problem -> assertThat(problem.expected()).hasSizeLessThan(600));
    }

    @Test
    void reportUnknown_manyNamesNoneNear_listsTheFirst() {
        List<String> known = IntStream.range(0, 50).mapToObj(i -> "n" + i).toList();
        reader.reportUnknown(Location.of("f"), "name", "something", known);
        reader.reportUnknown(Location.of("f"), "name", "something", known, "an attribute");
        assertThat(reader.problems().get(0).expected())
                .startsWith("one of [n0, n1, ")
                .endsWith(", n19] or of 30 more");
        assertThat(reader.problems().get(1).expected()).isEqualTo("an attribute");
    }

    @Test
    void problems_inALongLine_showsThePlaceAndMasksNumbersAtTheCut() {
        String line = "x".repeat(1_000_000) + "4111111111111111" + "y".repeat(60) + "!" + "z".repeat(1_000_000);
        int column = 1_000_000 + 16 + 60 + 1;
        reader.keepDocument("f", "a\r\nb\r" + line + "\n");
        reader.report(new Location("f", 3, column), "x", "y");
        assertThat(reader.problems().get(0).excerpt())
                .isEqualTo("…##########" + "y".repeat(60) + "!" + "z".repeat(39) + "…\n" + " ".repeat(71) + "^");
    }

    /** Counts how many of its names were looked at. */
    private static final class CountingNames extends AbstractCollection<String> {
        private final int size;
        private long shown;

        private CountingNames(int size) {
            this.size = size;
        }

        @Override
        public Iterator<String> iterator() {
            return IntStream.range(0, size)
                    .mapToObj(i -> "attribute_number_" + i)
                    .peek(name -> shown++)
                    .iterator();
        }

        @Override
        public int size() {
            return size;
        }
    }
}
