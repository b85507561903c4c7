package dev.fraudscorer.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * Runs the benchmarks with the allocation profiler and writes the results as JSON. Takes every option of JMH; options
 * given go before these.
 */
public final class Benchmarks {
    private Benchmarks() {}

    /** Runs those that the options name, all by default. */
    public static void main(String[] arguments) throws IOException, RunnerException, CommandLineOptionException {
        CommandLineOptions given = new CommandLineOptions(arguments);
        Path results = Path.of("target", "jmh.json");
        Files.createDirectories(results.getParent());
        OptionsBuilder options = new OptionsBuilder();
        options.parent(given);
        if (given.getProfilers().isEmpty()) {
            options.addProfiler(GCProfiler.class);
        }
        if (!given.getResult().hasValue()) {
            options.result(results.toString()).resultFormat(ResultFormatType.JSON);
        }
        new Runner(options.build()).run();
    }
}
