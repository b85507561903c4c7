package dev.fraudscorer.rules.internal.ruleset.section;

import dev.fraudscorer.spi.policy.Node;
import dev.fraudscorer.spi.policy.PolicyReader;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads {@code outcomes}: names that mean something to the host. */
final class OutcomesReader {
    private static final Pattern VALID = Pattern.compile("[a-z][a-z0-9_]{0,63}");

    private final PolicyReader reader;

    OutcomesReader(PolicyReader reader) {
        this.reader = reader;
    }

    /** Those without mistakes, each once, in the order of the policy. */
    List<String> read(@Nullable Node node) {
        Set<String> outcomes = new LinkedHashSet<>();
        for (Node item : reader.items(node)) {
            String outcome = reader.text(item);
            if (outcome != null && !VALID.matcher(outcome).matches()) {
                reader.report(
                        item.at(),
                        "the outcome '" + outcome + "'",
                        "lower-case letters, digits and underscores, beginning with a letter");
            } else if (outcome != null && !outcomes.add(outcome)) {
                reader.report(item.at(), "the outcome '" + outcome + "' for the second time", "each outcome once");
            }
        }
        return List.copyOf(outcomes);
    }
}
