package dev.fraudscorer.features;

import dev.fraudscorer.policy.Location;
import dev.fraudscorer.spi.policy.ListNode;
import dev.fraudscorer.spi.policy.MapNode;
import dev.fraudscorer.spi.policy.Node;
import dev.fraudscorer.spi.policy.PolicyReader;
import dev.fraudscorer.spi.policy.ScalarNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Aggregates, the windows that each of them is computed over, and which events count. Immutable.
 *
 * <pre>{@code
 * FeatureGroup.of(count(), sum("amount")).over(Window.ofHours(1), Window.ofDays(1)).where("cnp", "channel == 'CNP'")
 * }</pre>
 */
public final class FeatureGroup {
    private final List<Aggregate> aggregates;
    private final List<Window> windows;
    private final @Nullable Where where;
    private final boolean ignoresUncounted;

    private FeatureGroup(
            List<Aggregate> aggregates, List<Window> windows, @Nullable Where where, boolean ignoresUncounted) {
        this.aggregates = List.copyOf(aggregates);
        this.windows = List.copyOf(windows);
        this.where = where;
        this.ignoresUncounted = ignoresUncounted;
    }

    /**
     * Aggregates without windows yet; those that have none, such as {@link Aggregate#elapsed}, need none.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static FeatureGroup of(Aggregate... aggregates) {
        if (aggregates.length == 0) {
            throw new IllegalArgumentException("a group without aggregates; expected at least one");
        }
        return new FeatureGroup(List.of(aggregates), List.of(), null, false);
    }

    /**
     * The same aggregates over these windows, instead of those it had.
     *
     * @throws IllegalArgumentException if there is none
     */
    public FeatureGroup over(Window... over) {
        if (over.length == 0) {
            throw new IllegalArgumentException("a group over no window; expected at least one");
        }
        return new FeatureGroup(aggregates, List.of(over), where, ignoresUncounted);
    }

    /**
     * The same aggregates over the events for which a condition holds. Needs {@code fraud-rules} on the class path.
     *
     * @param name its part of the features' names, such as {@code cnp} in {@code card.count_cnp_1h}
     * @param condition in the language of rules, of the event's attributes and the calendar's features
     */
    public FeatureGroup where(String name, String condition) {
        return new FeatureGroup(aggregates, windows, new Where(name, condition), ignoresUncounted);
    }

    /**
     * The same aggregates, computed from what was counted, whatever could not be: {@code uncounted: ignored} in a file. Events that
     * came too late or too early, and attributes that were refused, then leave the next events as they are. For entities that
     * strangers share, such as a merchant: otherwise each of them can have its payments reviewed.
     */
    public FeatureGroup ignoringUncounted() {
        return new FeatureGroup(aggregates, windows, where, true);
    }

    /** The same as a node of a policy; {@code at} is the place of all of it. */
    Node toNode(Location at) {
        List<MapNode.Entry> entries = new ArrayList<>();
        if (!windows.isEmpty()) {
            List<Node> items = new ArrayList<>();
            windows.forEach(window -> items.add(node(window, at)));
            entries.add(new MapNode.Entry("windows", at, new ListNode(at, items)));
        }
        List<Node> items = new ArrayList<>();
        aggregates.forEach(aggregate -> items.add(text(aggregate.toString(), at)));
        entries.add(new MapNode.Entry("aggregates", at, new ListNode(at, items)));
        if (where != null) {
            entries.add(new MapNode.Entry("where", at, text(where.condition(), at)));
            entries.add(new MapNode.Entry("as", at, text(where.name(), at)));
        }
        if (ignoresUncounted) {
            entries.add(new MapNode.Entry("uncounted", at, text("ignored", at)));
        }
        return new MapNode(at, entries);
    }

    private static Node node(Window window, Location at) {
        Node length = text(window.length(), at);
        if (window.offset().isZero()) {
            return length;
        }
        return new MapNode(
                at,
                List.of(
                        new MapNode.Entry("length", at, length),
                        new MapNode.Entry("offset", at, text(window.offset(), at))));
    }

    private static Node text(Duration duration, Location at) {
        return text(PolicyReader.durationText(duration), at);
    }

    private static Node text(String text, Location at) {
        return new ScalarNode(at, ScalarNode.Kind.TEXT, text);
    }

    private record Where(String name, String condition) {
        private Where {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(condition, "condition");
        }
    }
}
