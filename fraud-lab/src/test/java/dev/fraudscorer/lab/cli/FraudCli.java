package dev.fraudscorer.lab.cli;

/** The command line, for tests of other packages. */
public final class FraudCli {
    private FraudCli() {}

    /** Runs {@code fraud} and gives its exit code. */
    public static int run(String... arguments) {
        return FraudCommand.run(arguments);
    }
}
