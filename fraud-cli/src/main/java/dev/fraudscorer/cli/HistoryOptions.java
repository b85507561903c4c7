package dev.fraudscorer.cli;

import dev.fraudscorer.lab.replay.ReplayPlan;
import java.nio.file.Path;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options of every command that reads a history with one policy. */
final class HistoryOptions {
    @Option(
            names = "--policy",
            required = true,
            paramLabel = "DIR",
            description = "The policy folder, with policy.yaml or policy.json.")
    Path policy = Path.of("");

    @Option(
            names = "--events",
            required = true,
            paramLabel = "FILE",
            description = "The history: .csv or .jsonl, plain or .gz.")
    Path events = Path.of("");

    @Mixin
    ReadingOptions reading = new ReadingOptions();

    ReplayPlan plan() {
        return reading.plan(policy, events);
    }
}
