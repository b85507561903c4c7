package dev.fraudscorer.internal.load.section;

import dev.fraudscorer.assessment.Decision;
import dev.fraudscorer.spi.policy.MapNode;
import dev.fraudscorer.spi.policy.Node;
import dev.fraudscorer.spi.policy.PolicyReader;
import dev.fraudscorer.spi.policy.ScalarNode;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code sources:}, what the policy demands of single sources, by their ids. Which ids there are is known only when the
 * engines have loaded, so names are checked after the options are read. Confined to the thread that loads.
 */
public final class SourcesSection {
    private static final String DEADLINE = "deadline";
    private static final String ON_FAILURE = "on_failure";
    private static final String BREAKER = "breaker";
    private static final String FAILURE_RATE = "failure_rate";
    private static final String CALLS = "calls";
    private static final String PAUSE = "pause";
    private static final String NONE = "none";
    private static final String EXPECTED_BREAKER = "breaker: { failure_rate: 0.5, calls: 20, pause: 10s }, or none";

    /** A call waits for an answer to a payment; who writes more has another unit in mind. */
    private static final Duration LONGEST_DEADLINE = Duration.ofMinutes(1);
    /** A source that is cut off for longer is left out of the policy instead. */
    private static final Duration LONGEST_PAUSE = Duration.ofDays(1);

    private static final double LEAST_RATE = 0.01;
    private static final int MOST_CALLS = 10_000;
    private static final List<String> REACTIONS = List.of("skip", "approve", "review", "deny");

    private final PolicyReader reader;
    private final Map<String, SourceOptions> options = new HashMap<>();
    private List<MapNode.Entry> entries = List.of();

    public SourcesSection(PolicyReader reader) {
        this.reader = reader;
    }

    /** Reads the options of all sources that it names; called once, before the others. */
    public void read(@Nullable Node section) {
        MapNode map = reader.map(section);
        if (map == null) {
            return;
        }
        entries = map.entries();
        for (MapNode.Entry entry : entries) {
            options.put(entry.key(), options(entry.value()));
        }
    }

    /** What the policy demands of the source called {@code id}. */
    public SourceOptions of(String id) {
        return options.getOrDefault(id, SourceOptions.DEFAULT);
    }

    /** Reports each name that no source has. */
    public void checkNames(Collection<String> ids) {
        for (MapNode.Entry entry : entries) {
            if (!ids.contains(entry.key())) {
                reader.reportUnknown(entry.at(), "source", entry.key(), ids);
            }
        }
    }

    /** With the default for each part that is absent, or wrong, which is reported. */
    private SourceOptions options(Node node) {
        MapNode map = reader.map(node, List.of(DEADLINE, ON_FAILURE, BREAKER));
        if (map == null) {
            return SourceOptions.DEFAULT;
        }
        return new SourceOptions(
                duration(map.get(DEADLINE), LONGEST_DEADLINE, "at most 1m: a payment waits for it"),
                onFailure(map.get(ON_FAILURE)),
                breaker(map.get(BREAKER)));
    }

    private @Nullable Decision onFailure(@Nullable Node node) {
        String text = reader.text(node);
        if (node == null || text == null) {
            return null;
        }
        return switch (text) {
            // "At least approve" bounds nothing, so both words have one meaning.
            case "skip", "approve" -> Decision.APPROVE;
            case "review" -> Decision.REVIEW;
            case "deny" -> Decision.DENY;
            default -> {
                reader.reportUnknown(node.at(), "reaction to a failure", text, REACTIONS);
                yield null;
            }
        };
    }

    private @Nullable BreakerOptions breaker(@Nullable Node node) {
        if (node == null) {
            return BreakerOptions.DEFAULT;
        }
        if (node instanceof ScalarNode scalar && scalar.text().equals(NONE)) {
            return null;
        }
        if (!(node instanceof MapNode)) {
            reader.report(node.at(), node.describe(), EXPECTED_BREAKER);
            return null;
        }
        MapNode map = reader.map(node, List.of(FAILURE_RATE, CALLS, PAUSE));
        if (map == null) {
            return BreakerOptions.DEFAULT;
        }
        Double rate = reader.number(map.get(FAILURE_RATE), LEAST_RATE, 1);
        Long calls = reader.whole(map.get(CALLS), 1, MOST_CALLS);
        Duration pause = duration(
                map.get(PAUSE), LONGEST_PAUSE, "at most 1d; a source that is never called is left out instead");
        return new BreakerOptions(
                rate == null ? BreakerOptions.DEFAULT.failureRate() : rate,
                calls == null ? BreakerOptions.DEFAULT.calls() : calls.intValue(),
                pause == null ? BreakerOptions.DEFAULT.pause() : pause);
    }

    private @Nullable Duration duration(@Nullable Node node, Duration longest, String expected) {
        Duration duration = reader.duration(node);
        if (node == null || duration == null || duration.compareTo(longest) <= 0) {
            return duration;
        }
        reader.report(node.at(), node.describe(), expected);
        return null;
    }
}
