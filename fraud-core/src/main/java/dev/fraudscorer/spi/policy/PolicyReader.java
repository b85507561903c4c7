package dev.fraudscorer.spi.policy;

import dev.fraudscorer.assessment.ReasonCode;
import dev.fraudscorer.internal.cards.CardNumbers;
import dev.fraudscorer.policy.Location;
import dev.fraudscorer.policy.PolicyException;
import dev.fraudscorer.policy.PolicyProblem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads nodes as what a section expects and reports each mismatch, so that one load finds all problems. A method
 * that returns null has reported why, unless it was given no node: what a policy leaves out is null, and is read as null.
 * Confined to one thread.
 */
public final class PolicyReader {
    private static final String DURATION = "a length of time such as 500ms, 30s, 10m, 1h or 7d";

    /** So many known names are listed where none is near. */
    private static final int MOST_NAMES_SHOWN = 20;

    private final List<PolicyProblem> problems = new ArrayList<>();
    private final Names names = new Names();
    private int problemCount;
    private final Map<String, String> documents = new HashMap<>();
    private final Map<String, Location> ids = new HashMap<>();

    /** Without a problem. */
    public PolicyReader() {}

    /**
     * Keeps the text of a document, so that a mistake inside one of its values can be given its own place; card numbers in
     * it are masked.
     */
    public void keepDocument(String file, String text) {
        documents.put(file, CardNumbers.mask(text));
    }

    /** The text of a document of the policy; empty if there is none of that name, as for a section made by code. */
    public String documentText(String file) {
        return documents.getOrDefault(file, "");
    }

    /** Reports a problem. The first {@value PolicyException#MOST_PROBLEMS} are kept, those after them counted. */
    public void report(Location at, String found, String expected) {
        if (isKept()) {
            problems.add(PolicyProblem.of(at, found, expected));
        }
    }

    /** Reports a name that is none of {@code known}, with the nearest of them. */
    public void reportUnknown(Location at, String what, String name, Collection<String> known) {
        reportUnknown(at, what, name, known, "");
    }

    /**
     * Reports a name that is none of {@code known}, with the nearest of them.
     *
     * @param kinds what is expected if no name is near and there are too many to list them; empty for the first of them
     */
    public void reportUnknown(Location at, String what, String name, Collection<String> known, String kinds) {
        reportUnknown(at, what, name, known, kinds, "");
    }

    /**
     * Reports a name that is none of {@code known}, with the nearest of them.
     *
     * @param kinds what is expected if no name is near and there are too many to list them; empty for the first of them
     * @param instead what else is expected if no name is near, such as a text in quotes; empty for nothing
     */
    public void reportUnknown(
            Location at, String what, String name, Collection<String> known, String kinds, String instead) {
        if (!isKept()) {
            return;
        }
        String nearest = names.near(name, known);
        String expected = nearest != null
                ? "a known " + what
                : (instead.isEmpty() ? "" : instead + ", or ") + listed(known, kinds);
        problems.add(PolicyProblem.of(at, "unknown " + what + " '" + name + "'", expected, nearest));
    }

    private static String listed(Collection<String> known, String kinds) {
        if (known.size() <= MOST_NAMES_SHOWN) {
            return known.isEmpty() ? "none here" : "one of " + known;
        }
        if (!kinds.isEmpty()) {
            return kinds;
        }
        List<String> first = known.stream().limit(MOST_NAMES_SHOWN).toList();
        return "one of " + first + " or of " + (known.size() - MOST_NAMES_SHOWN) + " more";
    }

    /** Counts a problem; whether it is to be kept, too. */
    private boolean isKept() {
        boolean kept = !isFull();
        problemCount++;
        return kept;
    }

    /**
     * Whether problems are only counted from now on. A reader of many values need then not look for the place or the cause
     * of a mistake, which may take long.
     */
    public boolean isFull() {
        return problemCount >= PolicyException.MOST_PROBLEMS;
    }

    /** How many problems have been reported, those among them that are not kept. */
    public int problemCount() {
        return problemCount;
    }

    /**
     * Takes an id for a rule or a model: evidence names its source by it, so no other rule or model may have it.
     *
     * @return false if it is taken, which has been reported
     */
    public boolean takeId(String id, Location at) {
        Location first = ids.putIfAbsent(id, at);
        if (first != null) {
            report(at, "the id '" + id + "' for the second time, first at " + first, "an id that is used once");
        }
        return first == null;
    }

    /** The ids that were taken so far, of rules, models and detectors, in no order. */
    public Set<String> ids() {
        return Set.copyOf(ids.keySet());
    }

    /**
     * The first {@value PolicyException#MOST_PROBLEMS} problems reported so far, ordered by file, line and column, each
     * with its line.
     */
    public List<PolicyProblem> problems() {
        List<PolicyProblem> sorted = new ArrayList<>(problems);
        sorted.sort(Comparator.comparing((PolicyProblem problem) -> problem.at().file())
                .thenComparingInt(problem -> problem.at().line())
                .thenComparingInt(problem -> problem.at().column()));
        Map<String, Lines> lines = new HashMap<>();
        return sorted.stream()
                .map(problem -> problem.withExcerpt(Excerpt.of(
                        lines.computeIfAbsent(problem.at().file(), file -> new Lines(documentText(file))),
                        problem.at())))
                .toList();
    }

    /**
     * The report of everything reported so far.
     *
     * @param folder the policy folder's name
     */
    public PolicyException exception(String folder) {
        return new PolicyException(folder, problems(), problemCount, null);
    }

    /** A mapping. */
    public @Nullable MapNode map(@Nullable Node node) {
        if (node instanceof MapNode map) {
            return map;
        }
        mismatch(node, "a mapping");
        return null;
    }

    /** A mapping that has no keys but {@code known}; others are reported and can be passed over. */
    public @Nullable MapNode map(@Nullable Node node, Collection<String> known) {
        MapNode map = map(node);
        if (map != null) {
            for (MapNode.Entry entry : map.entries()) {
                if (!known.contains(entry.key())) {
                    reportKey(entry, known);
                }
            }
        }
        return map;
    }

    private void reportKey(MapNode.Entry entry, Collection<String> known) {
        if (Fractions.isDecimals(entry.key())) {
            report(entry.at(), "the key '" + entry.key() + "'", "no comma before it: " + Fractions.POINT);
        } else {
            reportUnknown(entry.at(), "key", entry.key(), known);
        }
    }

    /** The items of a list. */
    public @Nullable List<Node> list(@Nullable Node node) {
        if (node instanceof ListNode list) {
            return list.items();
        }
        mismatch(node, "a list");
        return null;
    }

    /** The items of a list; none if it is no list. */
    public List<Node> items(@Nullable Node node) {
        List<Node> items = list(node);
        return items == null ? List.of() : items;
    }

    /** The value under a key that must be there. */
    public @Nullable Node require(@Nullable MapNode map, String key, String expected) {
        if (map == null) {
            return null;
        }
        Node value = map.get(key);
        if (value == null) {
            report(map.at(), "no key '" + key + "'", expected);
        }
        return value;
    }

    /** Any scalar that is not empty, as the text of the file: version numbers and rule conditions are texts. */
    public @Nullable String text(@Nullable Node node) {
        ScalarNode scalar = scalar(node);
        return scalar == null ? null : scalar.text();
    }

    /** Any scalar that is not empty. */
    public @Nullable ScalarNode scalar(@Nullable Node node) {
        if (node instanceof ScalarNode scalar
                && scalar.kind() != ScalarNode.Kind.EMPTY
                && !scalar.text().isBlank()) {
            return scalar;
        }
        mismatch(node, "a text");
        return null;
    }

    /** A number in [{@code least}, {@code most}]. */
    public @Nullable Double number(@Nullable Node node, double least, double most) {
        if (node instanceof ScalarNode scalar && scalar.kind() == ScalarNode.Kind.NUMBER) {
            Double value = parseNumber(scalar.text());
            if (value != null && value >= least && value <= most) {
                return value;
            }
        }
        if (node != null) {
            String expected = "a number in [" + plain(least) + ", " + plain(most) + "]";
            report(node.at(), node.describe(), expected + Fractions.hint(node, most));
        }
        return null;
    }

    /** A whole number in [{@code least}, {@code most}]. */
    public @Nullable Long whole(@Nullable Node node, long least, long most) {
        Double number = number(node, (double) least, (double) most);
        if (number == null) {
            return null;
        }
        if (number != Math.rint(number)) {
            mismatch(node, "a whole number");
            return null;
        }
        return number.longValue();
    }

    /** A number of bytes from 1 on, with or without a unit. */
    public @Nullable Long bytes(@Nullable Node node) {
        if (!(node instanceof ScalarNode scalar) || scalar.kind() != ScalarNode.Kind.TEXT) {
            return whole(node, 1, Sizes.MOST_BYTES);
        }
        Long bytes = Sizes.parse(scalar.text());
        if (bytes == null) {
            mismatch(node, Sizes.EXPECTED);
        }
        return bytes;
    }

    /** True or false. */
    public @Nullable Boolean bool(@Nullable Node node) {
        if (node instanceof ScalarNode scalar && scalar.kind() == ScalarNode.Kind.BOOLEAN) {
            return scalar.text().equals("true");
        }
        mismatch(node, "true or false");
        return null;
    }

    /** A constant of an enum by its lower-case name. */
    public <E extends Enum<E>> @Nullable E constant(@Nullable Node node, Class<E> type, String what) {
        String text = text(node);
        if (node == null || text == null) {
            return null;
        }
        List<String> known = Arrays.stream(type.getEnumConstants())
                .map(constant -> constant.name().toLowerCase(Locale.ROOT))
                .toList();
        int index = known.indexOf(text);
        if (index < 0) {
            if (node != null) {
                reportUnknown(node.at(), what, text, known);
            }
            return null;
        }
        return type.getEnumConstants()[index];
    }

    /** A constant of an enum by its lower-case name; {@code otherwise} if there is no node. */
    public <E extends Enum<E>> @Nullable E constant(@Nullable Node node, Class<E> type, String what, E otherwise) {
        return node == null ? otherwise : constant(node, type, what);
    }

    /** A reason code. */
    public @Nullable ReasonCode reasonCode(@Nullable Node node) {
        String code = text(node);
        if (code == null || ReasonCode.isValid(code)) {
            return code == null ? null : new ReasonCode(code);
        }
        mismatch(node, ReasonCode.EXPECTED);
        return null;
    }

    private void mismatch(@Nullable Node node, String expected) {
        if (node != null) {
            report(node.at(), node.describe(), expected);
        }
    }

    /** A length of time of at least one millisecond. */
    public @Nullable Duration duration(@Nullable Node node) {
        String text = text(node);
        if (text == null) {
            return null;
        }
        Duration duration = parseDuration(text);
        if (duration == null) {
            mismatch(node, DURATION);
        }
        return duration;
    }

    /** A duration as a policy has it, in the largest unit of which it is a whole number; parts of a millisecond are left out. */
    public static String durationText(Duration duration) {
        long millis = duration.toMillis();
        if (millis % 86_400_000 == 0) {
            return millis / 86_400_000 + "d";
        }
        if (millis % 3_600_000 == 0) {
            return millis / 3_600_000 + "h";
        }
        if (millis % 60_000 == 0) {
            return millis / 60_000 + "m";
        }
        return millis % 1_000 == 0 ? millis / 1_000 + "s" : millis + "ms";
    }

    /**
     * A length of time such as {@code 500ms}, {@code 30s}, {@code 10m}, {@code 1h} or {@code 7d}; a day has 24 hours.
     *
     * @return null if {@code text} is none, is zero, or is longer than 100 years
     */
    public static @Nullable Duration parseDuration(String text) {
        int digits = 0;
        while (digits < text.length() && text.charAt(digits) >= '0' && text.charAt(digits) <= '9') {
            digits++;
        }
        if (digits == 0 || digits > 9) {
            return null;
        }
        long amount = Long.parseLong(text.substring(0, digits));
        Duration duration = switch (text.substring(digits)) {
            case "ms" -> Duration.ofMillis(amount);
            case "s" -> Duration.ofSeconds(amount);
            case "m" -> Duration.ofMinutes(amount);
            case "h" -> Duration.ofHours(amount);
            case "d" -> Duration.ofDays(amount);
            default -> Duration.ZERO;
        };
        boolean inRange = !duration.isZero() && duration.compareTo(Duration.ofDays(36_500)) <= 0;
        return inRange ? duration : null;
    }

    private static @Nullable Double parseNumber(String text) {
        try {
            return Double.valueOf(text.replace("_", ""));
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private static String plain(double bound) {
        return bound == Math.rint(bound) && Math.abs(bound) < 1e15 ? Long.toString((long) bound) : "" + bound;
    }
}
