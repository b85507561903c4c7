package dev.fraudscorer.rules.internal.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fraudscorer.rules.internal.conformance.ConformanceCase.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * CEL's published conformance cases: every case runs, and what passes, differs or is refused is exactly what is written
 * down beside them.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ConformanceTest {
    private final List<String> differences = new ArrayList<>();
    private final Map<String, Integer> results = new TreeMap<>();

    @BeforeAll
    void runAll() {
        for (ConformanceCase published : ConformanceCase.all()) {
            Outcome outcome = published.run();
            results.merge(published.section() + "\t" + label(outcome), 1, Integer::sum);
            if (outcome instanceof Outcome.Differs differs) {
                differences.add(published.id() + "\t" + differs.how());
            }
        }
    }

    @Test
    void run_publishedCases_differInTheWrittenOnesOnly() {
        List<String> written = ConformanceCase.lines("differences.tsv").stream()
                .map(line -> line.substring(0, line.lastIndexOf('\t')))
                .toList();
        assertThat(differences).containsExactlyInAnyOrderElementsOf(written);
    }

    @Test
    void run_publishedCases_giveTheWrittenTable() {
        List<String> table = results.entrySet().stream()
                .map(entry -> entry.getKey() + "\t" + entry.getValue())
                .toList();
        assertThat(String.join("\n", table)).isEqualTo(String.join("\n", ConformanceCase.lines("results.tsv")));
    }

    @Test
    void run_publishedCases_passInGreatNumber() {
        int passed = results.entrySet().stream()
                .filter(entry -> entry.getKey().endsWith("\tpassed"))
                .mapToInt(Map.Entry::getValue)
                .sum();
        assertThat(passed).isGreaterThanOrEqualTo(500);
    }

    /** What is refused is reported by what was found, without the names of fields and variables. */
    private static String label(Outcome outcome) {
        if (outcome instanceof Outcome.LeftOut leftOut) {
            boolean named =
                    leftOut.why().startsWith("the field") || leftOut.why().startsWith("unknown name");
            String why = named ? leftOut.why().replaceAll("'.*'", "'…'") : leftOut.why();
            return "left out: " + why.replaceAll("\\s+", " ");
        }
        return outcome instanceof Outcome.Passed ? "passed" : "differs";
    }
}
