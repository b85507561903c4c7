package dev.fraudscorer.lab.cli;

import dev.fraudscorer.lab.history.HistoryException;
import dev.fraudscorer.policy.PolicyException;
import java.io.IOException;
import java.io.UncheckedIOException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParseResult;

/** {@code fraud}: simulate a history, replay it through a policy, train the policy's model. */
@Command(
        name = "fraud",
        description = "Simulate a history of payments, replay it through a policy, train the policy's model.",
        mixinStandardHelpOptions = true,
        versionProvider = LibraryVersionProvider.class,
        subcommands = {SimulateCommand.class, ReplayCommand.class, TrainCommand.class},
        synopsisSubcommandLabel = "COMMAND")
public final class FraudCommand {
    private FraudCommand() {}

    /** Runs the command and exits: 0 done, 1 failed, 2 misused. */
    public static void main(String[] arguments) {
        System.exit(run(arguments));
    }

    /** Runs the command. */
    static int run(String... arguments) {
        return new CommandLine(new FraudCommand())
                .setExecutionExceptionHandler(FraudCommand::explain)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .execute(arguments);
    }

    /** What a person did wrong is told in words; what we did wrong, with its trace. */
    private static int explain(Exception problem, CommandLine command, ParseResult result) throws Exception {
        boolean explained = problem instanceof PolicyException
                || problem instanceof HistoryException
                || problem instanceof IllegalArgumentException
                || problem instanceof IOException
                || problem instanceof UncheckedIOException;
        if (!explained) {
            throw problem;
        }
        command.getErr().println(command.getColorScheme().errorText("fraud: " + problem.getMessage()));
        return 1;
    }
}
