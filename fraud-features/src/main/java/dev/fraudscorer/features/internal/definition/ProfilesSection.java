package dev.fraudscorer.features.internal.definition;

import dev.fraudscorer.spi.LoadContext;
import dev.fraudscorer.spi.policy.MapNode;
import dev.fraudscorer.spi.policy.Node;
import dev.fraudscorer.spi.policy.PolicyReader;
import dev.fraudscorer.spi.policy.ScalarNode;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The section {@code profiles}: how much is kept of all entities, and where, and how late an event may come. */
public final class ProfilesSection {
    public static final String NAME = "profiles";

    private static final String LATENESS = "lateness";
    private static final String MEMORY = "memory";
    private static final String MAX_ENTITIES = "max_entities";
    private static final String MAX_BYTES = "max_bytes";
    private static final String EXACT_EVENTS = "exact_events";
    private static final String EXACT_DISTINCT = "exact_distinct";
    private static final String STORE = "store";

    private static final Bounds DEFAULT =
            new Bounds(Duration.ofDays(1).toMillis(), Long.MAX_VALUE, Long.MAX_VALUE, Bounds.DEFAULT_EXACT_EVENTS);
    private static final long MOST_ENTITIES = 1_000_000_000_000L;
    private static final long LEAST_MEMORY = 1_000_000;
    /** The rest of the heap is for everything else. */
    private static final int MOST_PERCENT = 90;

    private static final Pattern PERCENT = Pattern.compile("([1-9]|[1-8][0-9]|90)%");
    private static final Pattern LARGE_NUMBER = Pattern.compile("[1-9][0-9]{4,17}");
    private static final int LEAST_EXACT_EVENTS = 64;
    /** The most rows of a record. */
    private static final int MOST_EXACT_EVENTS = 65_000;

    private static final int LEAST_EXACT_DISTINCT = 64;
    private static final int MOST_EXACT_DISTINCT = 1_000_000;

    private ProfilesSection() {}

    /** The policy's settings, and the default for those that are absent or wrong, which is reported. */
    public static Bounds read(LoadContext context) {
        Node section = context.section(NAME);
        MapNode map = section == null
                ? null
                : context.reader()
                        .map(
                                section,
                                List.of(
                                        LATENESS,
                                        MEMORY,
                                        MAX_ENTITIES,
                                        MAX_BYTES,
                                        EXACT_EVENTS,
                                        EXACT_DISTINCT,
                                        STORE));
        if (map == null) {
            return DEFAULT;
        }
        PolicyReader reader = context.reader();
        Duration lateness = reader.duration(map.get(LATENESS));
        Long entities = reader.whole(map.get(MAX_ENTITIES), 1, MOST_ENTITIES);
        Long bytes = reader.bytes(map.get(MAX_BYTES));
        Long distinct = reader.whole(map.get(EXACT_DISTINCT), LEAST_EXACT_DISTINCT, MOST_EXACT_DISTINCT);
        return new Bounds(
                lateness == null ? DEFAULT.latenessMillis() : lateness.toMillis(),
                orElse(entities, DEFAULT.maxEntities()),
                orElse(bytes, DEFAULT.maxBytes()),
                (int) orElse(exactEvents(reader, map.get(EXACT_EVENTS)), DEFAULT.exactEvents()),
                (int) orElse(distinct, DEFAULT.exactDistinct()),
                orElse(memory(reader, map.get(MEMORY)), DEFAULT.memoryBytes()));
    }

    /** The name of the store that keeps the records elsewhere; null if the policy names none. */
    public static @Nullable ScalarNode store(LoadContext context) {
        return context.section(NAME) instanceof MapNode map ? context.reader().scalar(map.get(STORE)) : null;
    }

    /** Policies once named more than there is room for now: the report has why that is no loss. */
    private static @Nullable Long exactEvents(PolicyReader reader, @Nullable Node node) {
        if (node instanceof ScalarNode scalar
                && LARGE_NUMBER.matcher(scalar.text()).matches()
                && Long.parseLong(scalar.text()) > MOST_EXACT_EVENTS) {
            reader.report(
                    node.at(),
                    node.describe(),
                    "a number in [" + LEAST_EXACT_EVENTS + ", " + MOST_EXACT_EVENTS
                            + "]; an entity never keeps more events one by one, so name " + MOST_EXACT_EVENTS
                            + " or leave the key out");
            return null;
        }
        return reader.whole(node, LEAST_EXACT_EVENTS, MOST_EXACT_EVENTS);
    }

    /** A share of the heap, or bytes that the heap has room for. */
    private static @Nullable Long memory(PolicyReader reader, @Nullable Node node) {
        long heap = Runtime.getRuntime().maxMemory();
        if (node instanceof ScalarNode scalar && scalar.text().endsWith("%")) {
            Matcher percent = PERCENT.matcher(scalar.text());
            if (percent.matches()) {
                return heap / 100 * Integer.parseInt(percent.group(1));
            }
            reader.report(
                    node.at(),
                    node.describe(),
                    "a share of the heap from 1% to " + MOST_PERCENT + "%, or a size such as 2GB");
            return null;
        }
        Long bytes = reader.bytes(node);
        if (node != null && bytes != null && (bytes > heap / 100 * MOST_PERCENT || bytes < LEAST_MEMORY)) {
            reader.report(
                    node.at(),
                    node.describe(),
                    "1MB to " + MOST_PERCENT + "% of this process's heap of " + (heap >> 20)
                            + " MiB; name less, or give the process more (-Xmx)");
            return null;
        }
        return bytes;
    }

    private static long orElse(@Nullable Long read, long otherwise) {
        return read == null ? otherwise : read;
    }
}
