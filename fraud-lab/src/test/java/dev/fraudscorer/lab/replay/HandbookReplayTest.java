package dev.fraudscorer.lab.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.fraudscorer.lab.history.HistoryColumns;
import dev.fraudscorer.lab.replay.sink.FeatureCsv;
import dev.fraudscorer.testkit.Policies;
import dev.fraudscorer.testkit.RealData;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The published features of the Fraud Detection Handbook: a real history goes through a replay, and all
 * fourteen values of every published row must come out. A window with a wrong edge does not pass.
 */
@Tag("slow")
class HandbookReplayTest {
    private static final Map<String, String> OURS = ours();

    @TempDir
    Path folder;

    private static Map<String, String> ours() {
        Map<String, String> ours = new LinkedHashMap<>();
        ours.put("TX_DURING_WEEKEND", "during_weekend");
        ours.put("TX_DURING_NIGHT", "during_night");
        for (String days : List.of("1", "7", "30")) {
            ours.put("CUSTOMER_ID_NB_TX_" + days + "DAY_WINDOW", "customer_id.count_" + days + "d");
            ours.put("CUSTOMER_ID_AVG_AMOUNT_" + days + "DAY_WINDOW", "customer_id.mean_amount_" + days + "d");
            ours.put("TERMINAL_ID_NB_TX_" + days + "DAY_WINDOW", "terminal_id.count_" + days + "d_offset_7d");
            ours.put("TERMINAL_ID_RISK_" + days + "DAY_WINDOW", "terminal_risk_" + days + "d");
        }
        return ours;
    }

    @Test
    void replay_wholeHistory_givesThePublishedFeatures() throws IOException {
        Path history = RealData.file("handbook/transactions.csv.gz");
        Path features = folder.resolve("features.csv");

        ReplayPlan plan = ReplayPlan.of(Policies.copy("src/test/resources/handbook", folder), history)
                .withColumns(new HistoryColumns(
                        Map.of("event_id", "tx_id", "event_time", "timestamp", "fraud", "label"),
                        Set.of("fraud_scenario")))
                .withLabelDelay(Duration.ofDays(7));
        try (FeatureCsv sink = new FeatureCsv(() -> Files.newOutputStream(features))) {
            Replay.run(plan, sink);
        }

        assertThat(compare(features)).isEqualTo(201_295);
    }

    /** Both files are in the order of the history, so one walk over ours finds every published row. */
    private static int compare(Path features) throws IOException {
        int rows = 0;
        try (BufferedReader ours = Files.newBufferedReader(features);
                BufferedReader theirs = RealData.reader("handbook/published_features.csv.gz")) {
            List<String> ourHeader = Arrays.asList(ours.readLine().split(","));
            List<String> theirHeader = Arrays.asList(theirs.readLine().split(","));
            for (String line = theirs.readLine(); line != null; line = theirs.readLine()) {
                String[] theirRow = line.split(",", -1);
                String[] ourRow = find(ours, theirRow[0]);
                rows++;
                if (theirRow[theirHeader.indexOf("tie_ambiguous")].equals("0")) {
                    compare(ourHeader, ourRow, theirHeader, theirRow);
                }
            }
        }
        return rows;
    }

    private static String[] find(BufferedReader ours, String id) throws IOException {
        for (String line = ours.readLine(); line != null; line = ours.readLine()) {
            if (line.startsWith(id + ",")) {
                return line.split(",", -1);
            }
        }
        throw new AssertionError("transaction " + id + " did not come out, or not in order");
    }

    private static void compare(List<String> ourHeader, String[] ourRow, List<String> theirHeader, String[] theirRow) {
        for (Map.Entry<String, String> pair : OURS.entrySet()) {
            double expected = Double.parseDouble(theirRow[theirHeader.indexOf(pair.getKey())]);
            double actual = Double.parseDouble(ourRow[ourHeader.indexOf(pair.getValue())]);
            if (!(Math.abs(actual - expected) <= 1e-9)) {
                assertThat(actual)
                        .as("%s of transaction %s", pair.getKey(), theirRow[0])
                        .isCloseTo(expected, within(1e-9));
            }
        }
    }
}
