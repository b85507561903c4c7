package dev.fraudscorer.examples.quickstart;

import dev.fraudscorer.FraudScorer;
import dev.fraudscorer.lab.history.HistoryColumns;
import dev.fraudscorer.lab.history.HistoryException;
import dev.fraudscorer.lab.policymodel.PolicyTrainer;
import dev.fraudscorer.lab.policymodel.TrainingPlan;
import dev.fraudscorer.lab.policymodel.TrainingReport;
import dev.fraudscorer.lab.replay.FeatureCapture;
import dev.fraudscorer.lab.replay.ReplayPlan;
import dev.fraudscorer.lab.replay.ReplaySink;
import dev.fraudscorer.policy.PolicyException;
import dev.fraudscorer.simulator.PaymentSimulator;
import dev.fraudscorer.simulator.SimulationSummary;
import dev.fraudscorer.simulator.SimulatorConfig;
import dev.fraudscorer.simulator.output.CompromisedCardsCsv;
import dev.fraudscorer.simulator.output.PaymentWriter;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * From a raw history to decisions: simulate payments or take a file of them, warm up on the first part, train on the
 * next, score the rest by rules, lists and the model, and hold the decisions against the truth.
 */
public final class Quickstart {
    private static final String MODEL = "gbt";

    private final Options options;
    private final PrintStream out;

    private Quickstart(Options options, PrintStream out) {
        this.options = options;
        this.out = out;
    }

    /** Runs the quickstart; {@code --help} prints its options. */
    public static void main(String[] arguments) throws IOException {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        try {
            Options options = Options.parse(arguments, out);
            if (options != null) {
                new Quickstart(options, out).run();
            }
        } catch (IllegalArgumentException | PolicyException | HistoryException | IllegalStateException e) {
            System.err.println("quickstart: " + e.getMessage());
            System.exit(1);
        }
    }

    static void run(Options options, PrintStream out) throws IOException {
        new Quickstart(options, out).run();
    }

    private void run() throws IOException {
        Path policy = options.work().resolve("policy");
        PolicyCopy.make(policy);
        Path events = options.events() == null ? simulate(policy) : options.events();

        TrainingReport training = train(policy, events);
        say("Scoring with rules, list and model: features warm up on what the model was trained on, then every later");
        say("payment is scored one by one, as a gateway would, and frauds are labelled when they become known.");
        say("");
        FeatureCapture capture = new FeatureCapture();
        try (FraudScorer scorer = FraudScorer.builder(policy).listener(capture).load()) {
            ScoredHistory scored = new ScoredHistory(scorer, capture, columns(), training.trainedUntil());
            scored.score(events);
            new Story(out).print(scored.examples(), scorer.policy().variables());
            Report.print(scored, training, out);
        }
    }

    private Path simulate(Path policy) throws IOException {
        Path events = options.work().resolve("payments.csv.gz");
        SimulatorConfig config = SimulatorConfig.builder()
                .seed(options.seed())
                .days(options.days())
                .customers(options.customers())
                .payments(options.payments())
                .build();
        long before = System.nanoTime();
        SimulationSummary summary;
        try (PaymentWriter writer = PaymentWriter.create(events)) {
            summary = new PaymentSimulator(config).run(writer);
        }
        CompromisedCardsCsv.write(policy.resolve("lists/compromised-cards.csv"), summary.compromisedCards());
        say(
                "Simulated %,d card payments of %d days in %.1f s, %.2f %% of them fraud: %s",
                summary.payments(),
                config.days(),
                (System.nanoTime() - before) / 1e9,
                100 * summary.fraudShare(),
                words(summary.frauds()));
        say("");
        return events;
    }

    private TrainingReport train(Path policy, Path events) throws IOException {
        long before = System.nanoTime();
        TrainingPlan plan = TrainingPlan.of(ReplayPlan.of(policy, events).withColumns(columns()), MODEL);
        TrainingReport report = PolicyTrainer.train(plan, new ReplaySink() {});
        say(
                "Trained %d trees in %.1f s on %,d payments with the %,d frauds known by %s.",
                report.provenance().trees(),
                (System.nanoTime() - before) / 1e9,
                report.provenance().rows(),
                report.provenance().frauds(),
                report.trainedUntil());
        say(
                "Scoring by this library and by LightGBM agrees on all %,d rows within %.0e. What mattered most: %s.",
                report.checkedRows(),
                report.greatestDifference(),
                String.join(
                        ", ",
                        report.importance().stream()
                                .limit(5)
                                .map(input -> input.input())
                                .toList()));
        say("");
        return report;
    }

    private HistoryColumns columns() {
        return new HistoryColumns(Map.of(), Set.of("fraud_kind"));
    }

    private static String words(Map<? extends Enum<?>, Long> counts) {
        StringBuilder words = new StringBuilder();
        counts.forEach((kind, count) -> words.append(words.isEmpty() ? "" : ", ")
                .append(String.format(Locale.ROOT, "%,d ", count))
                .append(kind.name().toLowerCase(Locale.ROOT).replace('_', ' ')));
        return words.toString();
    }

    private void say(String format, Object... values) {
        out.println(String.format(Locale.ROOT, format, values));
    }
}
