package dev.fraudscorer.lab.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.fraudscorer.testkit.RealData;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against the figures that the Fraud Detection Handbook publishes for its models on real scores. */
class HandbookMetricsTest {
    @ParameterizedTest
    @CsvSource({"ort_logreg, 0.871, 0.606", "ort_dt2, 0.763, 0.496", "ort_rf, 0.867, 0.658", "ort_xgb, 0.862, 0.639"})
    void of_scoresOfTheHandbooksModels_roundToPublishedFigures(String model, double aucRoc, double averagePrecision)
            throws IOException {
        List<Double> scores = new ArrayList<>();
        List<Boolean> fraud = new ArrayList<>();
        try (BufferedReader lines = RealData.reader("handbook/model_scores.csv.gz")) {
            List<String> header = Arrays.asList(lines.readLine().split(",", -1));
            int score = header.indexOf(model);
            int label = header.indexOf("TX_FRAUD");
            lines.lines().map(line -> line.split(",", -1)).forEach(fields -> {
                scores.add(Double.parseDouble(fields[score]));
                fraud.add(fields[label].equals("1"));
            });
        }
        boolean[] labels = new boolean[fraud.size()];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = fraud.get(i);
        }

        RankingMetrics metrics = RankingMetrics.of(
                scores.stream().mapToDouble(Double::doubleValue).toArray(), labels);

        assertThat(metrics.frauds() + metrics.goods()).isEqualTo(58_264);
        assertThat(metrics.aucRoc()).isCloseTo(aucRoc, within(0.0005));
        assertThat(metrics.averagePrecision()).isCloseTo(averagePrecision, within(0.0005));
    }
}
