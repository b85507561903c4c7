package dev.fraudscorer.lab.history;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which column of a file is what. A column is by default what its name is: {@code event_id}, {@code event_time}, {@code
 * event_type}, {@code fraud}, {@code label_known_at}, or an attribute of the policy. Immutable.
 *
 * @param columnOf the column for a name whose column is called otherwise, such as event_id → tx_id
 * @param ignored columns that are neither; an unknown column is refused, since it may be misspelt
 */
public record HistoryColumns(Map<String, String> columnOf, Set<String> ignored) {
    /** The idempotency key; required. */
    public static final String EVENT_ID = "event_id";

    /** When it happened, in ISO 8601, as {@code yyyy-MM-dd HH:mm:ss} in UTC, or in milliseconds since 1970; required. */
    public static final String EVENT_TIME = "event_time";

    /** The event type; may be left out if the policy has one only. */
    public static final String EVENT_TYPE = "event_type";

    /** What the event was: 1, true or fraud; 0, false or legit; empty if unknown. */
    public static final String FRAUD = "fraud";

    /** When the label became known; empty where the delay of the replay holds. */
    public static final String LABEL_KNOWN_AT = "label_known_at";

    /** Every column is what its name is. */
    public static final HistoryColumns AS_NAMED = new HistoryColumns(Map.of(), Set.of());

    static final List<String> ROLES = List.of(EVENT_ID, EVENT_TIME, EVENT_TYPE, FRAUD, LABEL_KNOWN_AT);

    public HistoryColumns {
        columnOf = Map.copyOf(columnOf);
        ignored = Set.copyOf(ignored);
    }

    /**
     * The same for a policy with fewer attributes: the columns of these attributes are ignored, unless they stand for
     * another name.
     *
     * @param attributes of another policy
     */
    public HistoryColumns ignoringAttributes(Set<String> attributes) {
        Map<String, String> left = new HashMap<>(columnOf);
        left.keySet().removeAll(attributes);
        Set<String> more = new HashSet<>(ignored);
        for (String attribute : attributes) {
            String column = columnOf.getOrDefault(attribute, attribute);
            if (!left.containsValue(column)) {
                more.add(column);
            }
        }
        return new HistoryColumns(left, more);
    }

    /** The name that each renamed column stands for. */
    Map<String, String> nameOf() {
        Map<String, String> nameOf = new LinkedHashMap<>();
        columnOf.forEach((name, column) -> nameOf.put(column, name));
        return nameOf;
    }
}
