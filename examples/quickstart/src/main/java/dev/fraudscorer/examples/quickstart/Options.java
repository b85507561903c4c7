package dev.fraudscorer.examples.quickstart;

import java.io.PrintStream;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The options of the quickstart. Immutable.
 *
 * @param events a history to take; null to simulate one
 * @param work where history and policy are put
 * @param seed of the simulation
 * @param days length of the simulated history
 * @param customers of the simulated history
 * @param payments of the simulated history
 */
record Options(@Nullable Path events, Path work, long seed, int days, int customers, int payments) {
    private static final String HELP = """
            Usage: quickstart [--events FILE] [--work DIR] [--seed N] [--days N] [--customers N] [--payments N]
              --events     a history with the columns of the simulator, .csv or .jsonl, plain or .gz; else one is simulated
              --work       where history and policy are put (default: target/quickstart)
              --seed       of the simulation (default: 1)
              --days       length of the simulated history (default: 120)
              --customers  of the simulated history (default: 4000)
              --payments   of the simulated history (default: 306000)""";

    static final Options DEFAULT = new Options(null, Path.of("target", "quickstart"), 1, 120, 4_000, 306_000);

    /** The options; null for help only. */
    static @Nullable Options parse(String[] arguments, PrintStream out) {
        Options options = DEFAULT;
        for (int i = 0; i < arguments.length; i += 2) {
            if (arguments[i].equals("--help")) {
                out.println(HELP);
                return null;
            }
            if (i + 1 == arguments.length) {
                throw new IllegalArgumentException(arguments[i] + " needs a value\n" + HELP);
            }
            options = options.with(arguments[i], arguments[i + 1]);
        }
        return options;
    }

    private static long number(String name, String value, long most) {
        try {
            long number = Long.parseLong(value);
            if (number >= 0 && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Told below.
        }
        throw new IllegalArgumentException(name + " " + value + ": expected a whole number of 0 or more\n" + HELP);
    }

    private Options with(String name, String value) {
        return switch (name) {
            case "--events" -> new Options(Path.of(value), work, seed, days, customers, payments);
            case "--work" -> new Options(events, Path.of(value), seed, days, customers, payments);
            case "--seed" -> new Options(events, work, number(name, value, Long.MAX_VALUE), days, customers, payments);
            case "--days" ->
                new Options(events, work, seed, (int) number(name, value, Integer.MAX_VALUE), customers, payments);
            case "--customers" ->
                new Options(events, work, seed, days, (int) number(name, value, Integer.MAX_VALUE), payments);
            case "--payments" ->
                new Options(events, work, seed, days, customers, (int) number(name, value, Integer.MAX_VALUE));
            default -> throw new IllegalArgumentException("unknown option " + name + "\n" + HELP);
        };
    }
}
