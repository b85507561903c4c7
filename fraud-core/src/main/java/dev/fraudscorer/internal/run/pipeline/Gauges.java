package dev.fraudscorer.internal.run.pipeline;

import dev.fraudscorer.internal.cards.ShownText;
import dev.fraudscorer.internal.run.failure.InvalidResultException;
import dev.fraudscorer.metrics.Gauge;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Collects the gauges of a scorer, so that no two of them are of the same series: those of the scorer have names that no source may
 * use, and those of sources have the tag {@code source}. Confined to one thread.
 */
public final class Gauges {
    /** What the names of the scorer's own begin with. */
    private static final Set<String> OWN = Set.of("budgets", "events", "idempotency", "scorer", "sources");

    private static final String SOURCE = "source";
    /** A source that makes series of what events have would fill the memory of the host's metrics. */
    private static final int MOST_OF_A_SOURCE = 10_000;

    private final List<Gauge> all = new ArrayList<>();

    /** Adds one of the scorer. */
    public void add(Gauge gauge) {
        all.add(gauge);
    }

    /** Adds one of the scorer that is about a source or a budget, whose id may be any text. */
    public void add(Gauge gauge, String tag, String id) {
        all.add(gauge.with(tag, text(id)));
    }

    /**
     * Adds all of a source, or none if they are no gauges.
     *
     * @throws InvalidResultException if there are none, one is null, is called as those of the scorer are or has the tag {@code
     *     source}, two are of the same series, or there are too many
     */
    void addOf(String source, @Nullable List<Gauge> gauges) {
        if (gauges == null) {
            throw new InvalidResultException("the gauges are null; expected a list, which may be empty");
        }
        if (gauges.size() > MOST_OF_A_SOURCE) {
            throw new InvalidResultException("found " + gauges.size() + " gauges; expected at most " + MOST_OF_A_SOURCE
                    + ": tags are names of the policy, not values of events");
        }
        String tag = text(source);
        List<Gauge> tagged = new ArrayList<>(gauges.size());
        Set<String> series = new HashSet<>();
        for (@Nullable Gauge gauge : gauges) {
            if (gauge == null) {
                throw new InvalidResultException("a gauge is null; expected none that is");
            }
            tagged.add(checked(gauge, series).with(SOURCE, tag));
        }
        all.addAll(tagged);
    }

    /** All of them, by their series; those of engines that gave two sources one id are added up. */
    public List<Gauge> sorted() {
        SortedMap<String, Gauge> bySeries = new TreeMap<>();
        all.forEach(gauge -> bySeries.merge(gauge.series(), gauge, Gauges::sum));
        return List.copyOf(bySeries.values());
    }

    private static Gauge sum(Gauge one, Gauge other) {
        Gauge sum = Gauge.of(one.name(), one.value() + other.value());
        for (Map.Entry<String, String> tag : one.tags().entrySet()) {
            sum = sum.with(tag.getKey(), tag.getValue());
        }
        return sum;
    }

    private static Gauge checked(Gauge gauge, Set<String> series) {
        String name = gauge.name();
        int dot = name.indexOf('.');
        if (OWN.contains(dot < 0 ? name : name.substring(0, dot))) {
            throw new InvalidResultException("a gauge is called '" + name
                    + "'; expected another name: those that begin with one of " + OWN + " are the scorer's own");
        }
        if (gauge.tags().containsKey(SOURCE) || gauge.tags().size() >= Gauge.MOST_TAGS) {
            throw new InvalidResultException("gauge '" + name + "' has "
                    + gauge.tags().size() + " tags, or one called '" + SOURCE + "'; expected fewer than "
                    + Gauge.MOST_TAGS + ", and without that one, which the scorer adds");
        }
        if (!series.add(gauge.series())) {
            throw new InvalidResultException(
                    "two gauges are called '" + name + "' with the same tags; expected other tags, or one gauge");
        }
        return gauge;
    }

    /** Ids of engines may be any text. */
    private static String text(String id) {
        String shown = ShownText.of(id);
        return shown.length() <= Gauge.LONGEST_TEXT ? shown : shown.substring(0, Gauge.LONGEST_TEXT);
    }
}
