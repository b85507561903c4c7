package dev.fraudscorer.benchmarks;

import dev.fraudscorer.FraudScorer;
import dev.fraudscorer.lab.history.HistoricEvent;
import dev.fraudscorer.lab.history.HistoryColumns;
import dev.fraudscorer.lab.history.HistoryLine;
import dev.fraudscorer.lab.history.HistoryReader;
import dev.fraudscorer.lab.policymodel.PolicyTrainer;
import dev.fraudscorer.lab.policymodel.TrainingPlan;
import dev.fraudscorer.lab.replay.ReplayPlan;
import dev.fraudscorer.lab.replay.ReplaySink;
import dev.fraudscorer.simulator.PaymentSimulator;
import dev.fraudscorer.simulator.SimulationSummary;
import dev.fraudscorer.simulator.SimulatorConfig;
import dev.fraudscorer.simulator.output.CompromisedCardsCsv;
import dev.fraudscorer.simulator.output.PaymentWriter;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The quickstart's policy with a model trained on a simulated history, made once and kept for all forks. */
final class PreparedPolicy {
    static final Path FOLDER = Path.of("target", "benchmarks", "policy");
    private static final Path HISTORY = Path.of("target", "benchmarks", "payments.csv.gz");
    private static final HistoryColumns COLUMNS = new HistoryColumns(Map.of(), Set.of("fraud_kind"));

    private PreparedPolicy() {}

    static void prepare() throws IOException {
        if (Files.exists(FOLDER.resolve("models/gbt.onnx"))) {
            return;
        }
        copy("policy.yaml");
        copy("lists/compromised-cards.csv");
        SimulationSummary summary;
        try (PaymentWriter writer = PaymentWriter.create(HISTORY)) {
            summary = new PaymentSimulator(SimulatorConfig.defaults()).run(writer);
        }
        CompromisedCardsCsv.write(FOLDER.resolve("lists/compromised-cards.csv"), summary.compromisedCards());
        ReplayPlan replay = ReplayPlan.of(FOLDER, HISTORY).withColumns(COLUMNS);
        PolicyTrainer.train(TrainingPlan.of(replay, "gbt"), new ReplaySink() {});
    }

    /** The whole history as events of {@code scorer}. */
    static List<HistoricEvent> history(FraudScorer scorer) throws IOException {
        List<HistoricEvent> events = new ArrayList<>();
        try (HistoryReader reader = HistoryReader.open(HISTORY, scorer, COLUMNS)) {
            for (HistoryLine line = reader.next(); line != null; line = reader.next()) {
                if (line.event() != null) {
                    events.add(line.event());
                }
            }
        }
        return events;
    }

    private static void copy(String file) throws IOException {
        Path target = FOLDER.resolve(file);
        Files.createDirectories(target.getParent());
        try (InputStream in = PreparedPolicy.class.getResourceAsStream("/policy/" + file)) {
            if (in == null) {
                throw new FileNotFoundException("the quickstart's jar lacks policy/" + file);
            }
            Files.copy(in, target, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
