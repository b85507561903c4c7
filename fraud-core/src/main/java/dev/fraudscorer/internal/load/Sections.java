package dev.fraudscorer.internal.load;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The sections that a policy may have, in the order of the way of an event, and the module that reads each. */
final class Sections {
    static final String POLICY = "policy";
    static final String VERSION = "version";
    static final String DESCRIPTION = "description";
    static final String TIME = "time";
    static final String EVENTS = "events";
    static final String SOURCES = "sources";
    static final String SCORE = "score";
    static final String IDEMPOTENCY = "idempotency";
    static final String BUDGETS = "budgets";
    static final String CONTROL = "control";
    static final String RATES = "rates";

    private static final Set<String> OWN =
            Set.of(POLICY, VERSION, DESCRIPTION, TIME, EVENTS, SOURCES, SCORE, IDEMPOTENCY, BUDGETS, CONTROL);
    private static final Map<String, String> MODULES = modules();

    private Sections() {}

    private static Map<String, String> modules() {
        Map<String, String> modules = new LinkedHashMap<>();
        modules.put("calendar", "fraud-features");
        modules.put("profiles", "fraud-features");
        modules.put("features", "fraud-features");
        modules.put(RATES, "fraud-rules");
        modules.put("derived", "fraud-rules");
        modules.put("lists", "fraud-rules");
        modules.put("rules", "fraud-rules");
        modules.put("models", "fraud-onnx");
        modules.put("anomaly", "fraud-anomaly");
        return modules;
    }

    /** Whether evidence of a source with this id has the ids of what is in it, as that of rules has. */
    static boolean isSection(String id) {
        return MODULES.containsKey(id);
    }

    static boolean isOwn(String section) {
        return OWN.contains(section);
    }

    /** The module to add for a section that no engine reads; empty if no module has the section. */
    static String moduleOf(String section) {
        return MODULES.getOrDefault(section, "");
    }

    /** The position of an engine on the way of an event; engines of unknown sections come last. */
    static int rank(Collection<String> sections) {
        List<String> order = List.copyOf(MODULES.keySet());
        return sections.stream()
                .mapToInt(section -> order.contains(section) ? order.indexOf(section) : order.size())
                .min()
                .orElse(order.size());
    }

    /** Whether an engine stands behind the host's features, so that what it derives and decides may read them. */
    static boolean isBehindHostFeatures(int rank) {
        return rank > List.copyOf(MODULES.keySet()).indexOf("features");
    }

    static List<String> known(Collection<String> readByEngines) {
        List<String> known = new ArrayList<>(List.of(POLICY, VERSION, DESCRIPTION, TIME, EVENTS));
        known.addAll(MODULES.keySet());
        readByEngines.stream().filter(section -> !known.contains(section)).forEach(known::add);
        known.add(SOURCES);
        known.add(SCORE);
        known.add(BUDGETS);
        known.add(CONTROL);
        known.add(IDEMPOTENCY);
        return known;
    }
}
