package dev.fraudscorer.lab.history;

import dev.fraudscorer.event.Attribute;
import dev.fraudscorer.event.EventType;
import dev.fraudscorer.policy.Names;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Says what a column is, by its name, the renames and the policy's attributes. */
final class ColumnResolver {
    private final Set<String> attributes = new TreeSet<>();
    private final Set<String> ignored;
    private final Map<String, String> nameOf;
    private final Set<String> renamed;

    ColumnResolver(List<EventType> eventTypes, HistoryColumns columns) {
        for (EventType type : eventTypes) {
            type.attributes().stream().map(Attribute::name).forEach(attributes::add);
        }
        this.ignored = columns.ignored();
        this.nameOf = columns.nameOf();
        this.renamed = columns.columnOf().keySet();
        for (String name : renamed) {
            if (!HistoryColumns.ROLES.contains(name) && !attributes.contains(name)) {
                throw new HistoryException("no column can stand for '" + name + "'; " + expected(name));
            }
        }
    }

    /** What the column is; null if it is not known. */
    @Nullable
    Column find(String column) {
        if (ignored.contains(column)) {
            return Column.IGNORED;
        }
        String name = nameOf.getOrDefault(column, column);
        boolean takenByAnother = name.equals(column) && renamed.contains(name) && !nameOf.containsKey(column);
        if (takenByAnother) {
            return null;
        }
        if (HistoryColumns.ROLES.contains(name)) {
            return Column.role(name);
        }
        return attributes.contains(name) ? Column.attribute(name) : null;
    }

    /** What a name could have been. */
    String expected(String name) {
        List<String> known = new ArrayList<>(HistoryColumns.ROLES);
        known.addAll(attributes);
        String nearest = Names.nearest(name, known);
        return "expected one of " + known + (nearest == null ? "" : "; did you mean '" + nearest + "'?");
    }
}
