package dev.fraudscorer.cli;

import dev.fraudscorer.internal.cards.CleanThrowable;
import dev.fraudscorer.internal.cards.ShownText;
import dev.fraudscorer.lab.history.HistoryException;
import dev.fraudscorer.onnx.InvalidModelException;
import dev.fraudscorer.policy.PolicyException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParseResult;

/**
 * {@code fraud}: simulate a history, replay it through a policy, train the policy's model, compare it with another, test
 * and lint its rules, compute the memory that it needs, explain records of its decisions, sign it.
 */
@Command(
        name = "fraud",
        description = "Simulate a history of payments, replay it through a policy, train the policy's model,"
                + " compare it with another, test and lint its rules, compute the memory that it needs, explain"
                + " records of its decisions, sign it.",
        mixinStandardHelpOptions = true,
        versionProvider = LibraryVersionProvider.class,
        subcommands = {
            SimulateCommand.class,
            ReplayCommand.class,
            TrainCommand.class,
            GoldenCommand.class,
            CompareCommand.class,
            TestCommand.class,
            LintCommand.class,
            MemoryCommand.class,
            ExplainCommand.class,
            SignCommand.class
        },
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

    /** Prints a user's mistake in words, and a defect of ours with its trace. */
    private static int explain(Exception problem, CommandLine command, ParseResult result) throws Exception {
        boolean explained = problem instanceof PolicyException
                || problem instanceof HistoryException
                || problem instanceof IllegalArgumentException
                || problem instanceof IllegalStateException
                || problem instanceof InvalidModelException
                || problem instanceof IOException
                || problem instanceof UncheckedIOException;
        if (!explained) {
            throw CleanThrowable.of(problem) == problem
                    ? problem
                    : new IllegalStateException(CleanThrowable.of(problem));
        }
        command.getErr().println(command.getColorScheme().errorText("fraud: " + ShownText.lines(words(problem))));
        return command.getCommandSpec().exitCodeOnExecutionException();
    }

    /** The platform's exceptions about files often have the file and nothing else. */
    private static String words(Exception problem) {
        Throwable cause =
                problem instanceof UncheckedIOException && problem.getCause() != null ? problem.getCause() : problem;
        if (cause instanceof NoSuchFileException missing) {
            return "no file or folder '" + missing.getFile() + "'";
        }
        if (cause instanceof AccessDeniedException denied) {
            return "no permission for '" + denied.getFile() + "'";
        }
        if (cause instanceof FileSystemException file && file.getReason() == null) {
            return "cannot read or write '" + file.getFile() + "' ("
                    + file.getClass().getSimpleName() + ")";
        }
        return String.valueOf(cause.getMessage());
    }
}
