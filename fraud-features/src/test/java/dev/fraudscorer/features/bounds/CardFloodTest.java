package dev.fraudscorer.features.bounds;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fraudscorer.testkit.ChildJvm;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A flood of new cards in a heap that is small for it neither ends the memory, nor takes more of it than the budget, nor drives
 * out those with a history, and whoever it has driven out is not taken for a new card.
 */
@Tag("slow")
class CardFloodTest {
    private static final int FLOOD = Integer.getInteger("fraudscorer.flood.cards", 400_000);
    /** A tenth of the flood of the profile {@code long} in an eighth of its heap. */
    private static final String HEAP = System.getProperty("fraudscorer.flood.heap", "64m");

    @TempDir
    private Path folder;

    @Test
    void score_floodOfNewCards_keepsHistoriesAndBudget() throws Exception {
        Map<String, Long> found = run();

        assertThat(found.get("failed")).isZero();
        long budget = Objects.requireNonNull(found.get("budget"), "the flood prints its budget");
        assertThat(found.get("most_used")).isBetween(budget * 90 / 100, budget);
        // What the heap holds is what is counted: within a twentieth of the budget, and what threads have beside it.
        long tolerated = budget / 20 + (2 << 20);
        assertThat(found.get("heap_beside_most")).isLessThan(tolerated);
        assertThat(found.get("heap_beside_least")).isGreaterThan(-tolerated);

        assertThat(found.get("evicted")).isPositive();
        assertThat(found.get("honest_kept")).isGreaterThanOrEqualTo(CardFlood.HONEST * 99L / 100);
        assertThat(found.get("honest_wrong")).isZero();
        assertThat(found.get("flood_wrong")).isZero();
        assertThat(found.get("unseen_wrong")).isZero();
        assertThat(found.get("flood_taken_for_evicted")).isLessThanOrEqualTo(FLOOD / 1_000L);
    }

    private Map<String, Long> run() throws IOException, InterruptedException {
        List<String> options = List.of("-Xmx" + HEAP, "-XX:+ExitOnOutOfMemoryError");
        Process process = new ProcessBuilder(
                        ChildJvm.command(CardFlood.class, options, folder.toString(), Integer.toString(FLOOD)))
                .redirectErrorStream(true)
                .start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(printed).isZero();
        System.out.println("flood of " + FLOOD + " cards, -Xmx" + HEAP + ":\n" + printed);
        Map<String, Long> found = new TreeMap<>();
        printed.lines().filter(line -> line.matches("\\w+=-?\\d+")).forEach(line -> {
            int equals = line.indexOf('=');
            found.put(line.substring(0, equals), Long.parseLong(line.substring(equals + 1)));
        });
        return found;
    }
}
