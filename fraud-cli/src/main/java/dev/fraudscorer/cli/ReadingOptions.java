package dev.fraudscorer.cli;

import static java.util.Objects.requireNonNull;

import dev.fraudscorer.lab.history.HistoryColumns;
import dev.fraudscorer.lab.replay.ReplayPlan;
import dev.fraudscorer.spi.policy.PolicyReader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** How a history is read and replayed, whichever policy and file it is. */
final class ReadingOptions {
    @Spec(Spec.Target.MIXEE)
    @Nullable
    CommandSpec spec;

    @Option(
            names = "--column",
            split = ",",
            paramLabel = "NAME=COLUMN",
            description = "Which column stands for event_id, event_time, event_type, fraud, label_known_at or an"
                    + " attribute, where its name is another.")
    Map<String, String> columns = new LinkedHashMap<>();

    @Option(names = "--ignore", split = ",", paramLabel = "COLUMN", description = "Columns that are not to be read.")
    Set<String> ignored = new LinkedHashSet<>();

    @Option(
            names = "--label-delay",
            defaultValue = "7d",
            paramLabel = "TIME",
            description = "After which time a label is known where the history has no time of it, such as 7d or 0s."
                    + " Default: ${DEFAULT-VALUE}.")
    String labelDelay = "7d";

    @Option(
            names = "--without",
            split = ",",
            paramLabel = "SECTION",
            description = "Sections of the policy to leave out, such as models.")
    Set<String> without = new LinkedHashSet<>();

    ReplayPlan plan(Path policy, Path events) {
        return ReplayPlan.of(policy, events)
                .withColumns(new HistoryColumns(columns, ignored))
                .withLabelDelay(duration("--label-delay", labelDelay))
                .withoutSections(without.toArray(new String[0]));
    }

    /** What the caller of the command did wrong, for exit code 2. */
    ParameterException misuse(String message) {
        return new ParameterException(requireNonNull(spec).commandLine(), message);
    }

    /** A length of time, zero included. */
    Duration duration(String option, String text) {
        if (text.equals("0s")) {
            return Duration.ZERO;
        }
        Duration duration = PolicyReader.parseDuration(text);
        if (duration == null) {
            throw misuse(option + " " + text + ": expected a length of time such as 7d, 12h or 0s");
        }
        return duration;
    }
}
