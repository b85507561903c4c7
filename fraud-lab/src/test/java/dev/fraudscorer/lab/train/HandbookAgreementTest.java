package dev.fraudscorer.lab.train;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnxruntime.OrtException;
import dev.fraudscorer.lab.metrics.RankingMetrics;
import dev.fraudscorer.testkit.RealData;
import java.io.BufferedReader;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Trains on real features of the Fraud Detection Handbook and compares runtimes on all 201,295 rows. */
@Tag("slow")
class HandbookAgreementTest {
    @Test
    void scores_allRowsOfTheHandbook_agreeAndRankFraud() throws IOException, OrtException {
        TimeSplit split = read().splitByTime(134_055.0 / 201_295);
        assertThat(split.earlier().size() + split.later().size()).isEqualTo(201_295);

        TrainedModel model = GradientBoosting.train(
                split.earlier(),
                BoostingParameters.DEFAULT.toBuilder().threads(1).build());

        assertThat(greatestDifference(model, split.earlier())).isLessThanOrEqualTo(1e-6);
        assertThat(greatestDifference(model, split.later())).isLessThanOrEqualTo(1e-6);
        RankingMetrics later =
                RankingMetrics.of(model.score(split.later()), split.later().labels());
        assertThat(later.aucRoc()).isGreaterThan(0.85);
        assertThat(later.averagePrecision()).isGreaterThan(0.6);
    }

    private static double greatestDifference(TrainedModel model, TrainingSet set) throws OrtException {
        double[] expected = model.score(set);
        double greatest = 0;
        try (OrtScores ort = new OrtScores(model.onnx(), set.inputs().size())) {
            float[] found = ort.score(Histories.flat(set));
            for (int row = 0; row < expected.length; row++) {
                greatest = Math.max(greatest, Math.abs(found[row] - expected[row]));
            }
        }
        return greatest;
    }

    private static TrainingSet read() throws IOException {
        try (BufferedReader lines = RealData.reader("handbook/published_features.csv.gz")) {
            List<String> header = Arrays.asList(lines.readLine().split(",", -1));
            int first = header.indexOf("TX_DURING_WEEKEND");
            int end = header.indexOf("split");
            int amount = header.indexOf("amount");
            int label = header.indexOf("label");
            int timestamp = header.indexOf("timestamp");
            List<String> inputs = new ArrayList<>(header.subList(first, end));
            inputs.add("amount");
            TrainingSetBuilder builder = TrainingSet.builder(inputs);
            double[] row = new double[inputs.size()];
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] fields = line.split(",", -1);
                for (int i = first; i < end; i++) {
                    row[i - first] = Double.parseDouble(fields[i]);
                }
                row[end - first] = Double.parseDouble(fields[amount]);
                builder.add(
                        row,
                        fields[label].equals("1"),
                        Instant.parse(fields[timestamp]).toEpochMilli());
            }
            return builder.build();
        }
    }
}
