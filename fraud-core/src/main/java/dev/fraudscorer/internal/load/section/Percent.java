package dev.fraudscorer.internal.load.section;

import dev.fraudscorer.spi.policy.Node;
import dev.fraudscorer.spi.policy.PolicyReader;
import dev.fraudscorer.spi.policy.ScalarNode;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A small share, written with its percent sign: 0.5 without one could be meant either way, and that is a factor of a hundred. */
final class Percent {
    private static final Pattern FORM = Pattern.compile("([0-9]{1,3}(?:\\.[0-9]{1,6})?)\\s*%");
    private static final double MOST = 10;

    private Percent() {}

    /** The share in (0, 0.1]; null if there is no node, or it is none, which is reported. */
    static @Nullable Double read(@Nullable Node node, PolicyReader reader) {
        if (node == null) {
            return null;
        }
        Matcher percent =
                FORM.matcher(node instanceof ScalarNode scalar ? scalar.text().strip() : "");
        double value = percent.matches() ? Double.parseDouble(percent.group(1)) : 0;
        if (value > 0 && value <= MOST) {
            return value / 100;
        }
        reader.report(
                node.at(), node.describe(), "a share with its percent sign, above 0% and at most 10%, such as 0.5%");
        return null;
    }
}
