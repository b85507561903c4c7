package dev.fraudscorer.metrics;

import dev.fraudscorer.internal.cards.CardNumbers;
import dev.fraudscorer.internal.cards.ShownText;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A number that a scorer or one of its sources reports of itself, such as how many cards it has a history of. What it is of is in
 * its tags, so that its name is the same for all policies: {@code features.entities} with {@code entity=card}. Immutable.
 *
 * <p>Tags are names that the policy or the host chose, never values of events: else an attacker would choose how many series a
 * host's metrics have to store.
 */
public final class Gauge {
    /** The most tags that one has. */
    public static final int MOST_TAGS = 8;
    /** The most characters that the text of a tag has. */
    public static final int LONGEST_TEXT = 200;

    private static final Pattern NAME = Pattern.compile("(?=.{1,64}$)[a-z][a-z0-9_]*(\\.[a-z][a-z0-9_]*)*");
    private static final Pattern TAG = Pattern.compile("[a-z][a-z0-9_]{0,31}");
    private static final Pattern SYNTAX = Pattern.compile("[\\\\,={}]");

    private final String name;
    private final SortedMap<String, String> tags;
    private final long value;

    private Gauge(String name, SortedMap<String, String> tags, long value) {
        this.name = name;
        this.tags = tags;
        this.value = value;
    }

    /**
     * Makes one without tags.
     *
     * @param name begins with the module or the source that it is of, such as {@code features.entities}: at most 64 small letters,
     *     digits, underscores and single dots; each part begins with a letter
     * @throws IllegalArgumentException if {@code name} is none
     */
    public static Gauge of(String name, long value) {
        if (!NAME.matcher(Objects.requireNonNull(name, "name")).matches()) {
            throw new IllegalArgumentException(
                    "a gauge is called '" + shortened(name)
                            + "'; expected at most 64 small letters, digits, underscores and dots, such as 'features.entities'");
        }
        return new Gauge(name, Collections.emptySortedMap(), value);
    }

    /**
     * The same with one tag more.
     *
     * @param tag what is named, such as {@code entity}: at most 32 small letters, digits and underscores, beginning with a letter
     * @param text its name in the policy, such as {@code card}: at most {@value #LONGEST_TEXT} characters, on one line, without card
     *     numbers
     * @throws IllegalArgumentException if {@code tag} is none or is there already, {@code text} is blank or none, or it has {@value
     *     #MOST_TAGS} tags
     */
    public Gauge with(String tag, String text) {
        if (!TAG.matcher(Objects.requireNonNull(tag, "tag")).matches()) {
            throw new IllegalArgumentException("gauge '" + name + "' has a tag '" + shortened(tag)
                    + "'; expected at most 32 small letters, digits and underscores");
        }
        if (text.isBlank()
                || text.length() > LONGEST_TEXT
                || CardNumbers.contains(text)
                || !ShownText.of(text).equals(text)) {
            throw new IllegalArgumentException(
                    "tag '" + tag + "' of gauge '" + name + "' has a text of " + text.length()
                            + " characters; expected 1 to " + LONGEST_TEXT
                            + " on one line, not blank and without a card number, such as the name of an entity");
        }
        if (tags.size() >= MOST_TAGS) {
            throw new IllegalArgumentException(
                    "gauge '" + name + "' has more than " + MOST_TAGS + " tags; expected fewer");
        }
        SortedMap<String, String> more = new TreeMap<>(tags);
        if (more.putIfAbsent(tag, text) != null) {
            throw new IllegalArgumentException(
                    "gauge '" + name + "' has the tag '" + tag + "' twice; expected each tag once");
        }
        return new Gauge(name, Collections.unmodifiableSortedMap(more), value);
    }

    /** What is measured; the same for all policies. */
    public String name() {
        return name;
    }

    /** What it is measured of: texts by the names of tags, sorted; not to be modified. */
    public SortedMap<String, String> tags() {
        return tags;
    }

    /** The number. */
    public long value() {
        return value;
    }

    /**
     * Name and tags, such as {@code features.entities{entity=card,source=features}}: all gauges that a scorer reports at a time have
     * different ones, and that of the same thing stays the same.
     */
    public String series() {
        if (tags.isEmpty()) {
            return name;
        }
        StringJoiner series = new StringJoiner(",", name + "{", "}");
        for (Map.Entry<String, String> tag : tags.entrySet()) {
            // Two different series never look the same, whatever the texts are.
            series.add(tag.getKey() + "=" + SYNTAX.matcher(tag.getValue()).replaceAll("\\\\$0"));
        }
        return series.toString();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Gauge that && name.equals(that.name) && tags.equals(that.tags) && value == that.value;
    }

    @Override
    public int hashCode() {
        return Objects.hash(name, tags, value);
    }

    /** The series and the value. */
    @Override
    public String toString() {
        return series() + " " + value;
    }

    private static String shortened(String text) {
        return ShownText.of(text.length() <= 64 ? text : text.substring(0, 64) + "…");
    }
}
