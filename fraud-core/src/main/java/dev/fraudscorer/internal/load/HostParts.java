package dev.fraudscorer.internal.load;

import dev.fraudscorer.internal.cards.CardNumbers;
import dev.fraudscorer.internal.cards.ShownText;
import dev.fraudscorer.spi.EvidenceSource;
import dev.fraudscorer.spi.FeatureSourceFactory;
import dev.fraudscorer.spi.ListProvider;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The parts that a host provides by their names, in the order given; each name is of one of them. Immutable.
 *
 * @param features factories of sources of features
 * @param evidence sources of evidence
 * @param lists what lists are read from
 */
public record HostParts(
        Map<String, FeatureSourceFactory> features,
        Map<String, EvidenceSource> evidence,
        Map<String, ListProvider> lists) {
    /** None. */
    public static final HostParts NONE = new HostParts(Map.of(), Map.of(), Map.of());

    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_.-]{0,63}");

    public HostParts {
        features = ordered(features);
        evidence = ordered(evidence);
        lists = ordered(lists);
    }

    private static <P> Map<String, P> ordered(Map<String, P> parts) {
        return Collections.unmodifiableMap(new LinkedHashMap<>(parts));
    }

    /**
     * Checks the name of a part before it joins others.
     *
     * @param taken the names of the others
     * @throws IllegalArgumentException if it is no name, is one of ours, or is taken
     */
    public static void checkName(String name, Set<String> taken) {
        if (!NAME.matcher(name).matches() || CardNumbers.contains(name)) {
            throw new IllegalArgumentException("a part is called '" + shortened(name)
                    + "'; expected a name of at most 64 letters, digits, underscores, dots and dashes that begins with a letter and"
                    + " holds no card number");
        }
        if (SourceParts.OWN_NAMES.contains(name)) {
            throw new IllegalArgumentException(
                    "a part is called '" + name + "'; expected another name: this one is the library's own");
        }
        if (taken.contains(name)) {
            throw new IllegalArgumentException(
                    "a part called '" + name + "' is provided for the second time; expected each name once");
        }
    }

    private static String shortened(String name) {
        return ShownText.of(name.length() <= 64 ? name : name.substring(0, 64) + "…");
    }
}
