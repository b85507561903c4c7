package dev.fraudscorer.cli;

import dev.fraudscorer.simulator.PaymentSimulator;
import dev.fraudscorer.simulator.SimulationSummary;
import dev.fraudscorer.simulator.SimulatorConfig;
import dev.fraudscorer.simulator.output.CompromisedCardsCsv;
import dev.fraudscorer.simulator.output.PaymentWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "simulate",
        mixinStandardHelpOptions = true,
        description = "Simulate card payments with four kinds of fraud. The same seed gives the same bytes.")
final class SimulateCommand implements Callable<Integer> {
    @Spec
    @Nullable
    CommandSpec spec;

    @Option(
            names = "--out",
            required = true,
            paramLabel = "FILE",
            description = "Where the payments go: .csv or .jsonl, plain or .gz.")
    Path out = Path.of("");

    @Option(
            names = "--compromised-cards",
            paramLabel = "FILE",
            description = "Where the cards go that networks report as compromised, as a list for a policy.")
    @Nullable
    Path compromisedCards;

    @Option(names = "--seed", description = "Everything random follows from it. Default: ${DEFAULT-VALUE}.")
    long seed = 1;

    @Option(names = "--days", description = "Length of the history. Default: ${DEFAULT-VALUE}.")
    int days = SimulatorConfig.defaults().days();

    @Option(names = "--customers", description = "People with cards. Default: ${DEFAULT-VALUE}.")
    int customers = SimulatorConfig.defaults().customers();

    @Option(names = "--merchants", description = "Shops. Default: ${DEFAULT-VALUE}.")
    int merchants = SimulatorConfig.defaults().merchants();

    @Option(names = "--payments", description = "How many payments to aim at. Default: ${DEFAULT-VALUE}.")
    int payments = SimulatorConfig.defaults().payments();

    @Override
    public Integer call() throws Exception {
        SimulatorConfig config = SimulatorConfig.builder()
                .seed(seed)
                .days(days)
                .customers(customers)
                .merchants(merchants)
                .payments(payments)
                .build();
        SimulationSummary summary;
        try (PaymentWriter writer = PaymentWriter.create(out)) {
            summary = new PaymentSimulator(config).run(writer);
        }
        if (compromisedCards != null) {
            CompromisedCardsCsv.write(compromisedCards, summary.compromisedCards());
        }
        if (spec != null) {
            spec.commandLine()
                    .getErr()
                    .printf(
                            Locale.ROOT,
                            "%,d payments, %.2f %% fraud: %s%n",
                            summary.payments(),
                            100 * summary.fraudShare(),
                            summary.frauds());
        }
        return 0;
    }
}
