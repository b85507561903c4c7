package dev.fraudscorer.anomaly;

import dev.fraudscorer.spi.policy.Node;
import dev.fraudscorer.spi.policy.PolicyReader;
import org.jspecify.annotations.Nullable;

/** Reads whole numbers of a policy. */
final class WholeNumber {
    private WholeNumber() {}

    /** A whole number in [{@code least}, {@code most}]; null if something else was reported. */
    static @Nullable Integer read(Node node, int least, int most, PolicyReader reader) {
        Double number = reader.number(node, least, most);
        if (number != null && number != Math.rint(number)) {
            reader.report(node.at(), "the number " + number, "a whole number");
            return null;
        }
        return number == null ? null : Integer.valueOf(number.intValue());
    }
}
