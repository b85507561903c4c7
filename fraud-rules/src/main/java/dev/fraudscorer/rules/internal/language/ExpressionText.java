package dev.fraudscorer.rules.internal.language;

import dev.fraudscorer.policy.Location;
import dev.fraudscorer.policy.PolicyException;
import dev.fraudscorer.spi.policy.PolicyReader;
import dev.fraudscorer.spi.policy.ScalarNode;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/** An expression as the policy has it, and where mistakes in it are reported. Confined to one thread. */
public final class ExpressionText {
    private static final int MOST_COUNTED = 10 * PolicyException.MOST_PROBLEMS;

    private final ScalarNode node;
    private final PolicyReader reader;
    private final Set<String> reported = new HashSet<>();
    private boolean faulty;

    public ExpressionText(ScalarNode node, PolicyReader reader) {
        this.node = node;
        this.reader = reader;
    }

    public String text() {
        return node.text();
    }

    public boolean isFaulty() {
        return faulty;
    }

    /** Reports a mistake in the expression as a whole. */
    public void report(String found, String expected) {
        report(0, found, expected);
    }

    /**
     * Reports a mistake, once: a macro repeats its content.
     *
     * @param offset its place, in code points from the start of the text
     */
    public void report(int offset, String found, String expected) {
        faulty = true;
        if (reported.add(offset + " " + found)) {
            reader.report(at(offset), found, expected);
        }
    }

    /** Reports a name that is none of {@code known}, with the nearest of them. */
    public void reportUnknown(int offset, String what, String name, Collection<String> known) {
        reportUnknown(offset, what, name, known, "", "");
    }

    /**
     * The same.
     *
     * @param kinds what is expected if no name is near and there are too many to list them
     * @param instead what else may be meant there; empty for nothing
     */
    public void reportUnknown(
            int offset, String what, String name, Collection<String> known, String kinds, String instead) {
        faulty = true;
        if (reported.add(offset + " " + name)) {
            reader.reportUnknown(at(offset), what, name, known, kinds, instead);
        }
    }

    /** Whether further problems are only counted, so that nothing need be found out about them. */
    public boolean isOnlyCounted() {
        return reader.isFull();
    }

    /**
     * Whether so many problems have been counted that the expression need not be looked into at all: in a new JVM,
     * reading expressions takes longer than a report of mistakes is waited for.
     */
    public boolean isSkipped() {
        return reader.problemCount() >= MOST_COUNTED;
    }

    private Location at(int offset) {
        if (reader.isFull()) {
            return node.at();
        }
        String text = node.text();
        int index = text.offsetByCodePoints(0, Math.min(offset, text.codePointCount(0, text.length())));
        return SourceLocator.of(reader.documentText(node.at().file()), node.at(), text, index);
    }
}
