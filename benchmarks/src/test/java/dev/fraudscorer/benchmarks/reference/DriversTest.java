package dev.fraudscorer.benchmarks.reference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fraudscorer.benchmarks.features.duel.Settings;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** With few cards and for a second: that the drivers run, not what they measure. */
@Tag("slow")
class DriversTest {
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);

    @Test
    void loadDriver_reloadsAndSnapshots_printsBothLoops() throws Exception {
        LoadDriver.run(
                "cards=500 events=20 rate=500 threads=2 seconds=2 warmup=1 interval=1 reload=1 snapshot=1 deadline=60000000"
                        .split(" ", -1),
                out);

        assertThat(text().lines())
                .anyMatch(line -> line.startsWith("scoring "))
                .anyMatch(line -> line.startsWith("clock alone "))
                .anyMatch(line -> line.matches("[1-9][0-9]* policies swapped, .* [1-9][0-9]* snapshots, .*"))
                .anyMatch(line -> line.matches("approved [1-9].*; degraded .*"));
    }

    @Test
    void closedLoop_fewPayments_printsFloorEngineAndBytes() throws Exception {
        ClosedLoop.run(
                new Settings(
                        "cards=500 events=20 payments=2000 batch=500".split(" ", -1),
                        "cards",
                        "events",
                        "payments",
                        "batch"),
                out);

        assertThat(text().lines())
                .anyMatch(line -> line.startsWith("floor ") && line.contains("a second"))
                .anyMatch(line -> line.startsWith("present ") && line.contains("a second"))
                .anyMatch(line -> line.matches("APPROVE +[0-9,]+ events +[0-9,]+ bytes"))
                .contains("degraded 0");
    }

    @Test
    void faultDriver_eachFault_leavesNoAnswerUnmarked() throws Exception {
        FaultDriver.run("cards=500 payments=60 warmup=5 deadline=20000 breaker=none".split(" ", -1), out);

        assertThat(text().lines().skip(1).toList())
                .hasSize(FaultyVendor.Fault.values().length)
                .allSatisfy(line ->
                        assertThat(line.strip().split(" {2,}", -1)[7]).as(line).isEqualTo("0"));
    }

    private String text() {
        return printed.toString(StandardCharsets.UTF_8);
    }
}
