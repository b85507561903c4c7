package dev.fraudscorer.features.internal.definition;

import dev.fraudscorer.policy.MapNode;
import dev.fraudscorer.policy.Node;
import dev.fraudscorer.spi.LoadContext;
import java.time.Duration;
import java.util.List;

/** The section {@code profiles}: how the state of all entities is kept. */
public final class ProfilesSection {
    public static final String NAME = "profiles";

    private static final String LATENESS = "lateness";
    private static final Duration DEFAULT_LATENESS = Duration.ofDays(1);

    private ProfilesSection() {}

    /** How far behind its entity's newest event an event may come; a day unless the policy says otherwise. */
    public static long readLatenessMillis(LoadContext context) {
        Node section = context.section(NAME);
        MapNode map = section == null ? null : context.reader().map(section, List.of(LATENESS));
        Node lateness = map == null ? null : map.get(LATENESS);
        Duration read = lateness == null ? null : context.reader().duration(lateness);
        return (read == null ? DEFAULT_LATENESS : read).toMillis();
    }
}
