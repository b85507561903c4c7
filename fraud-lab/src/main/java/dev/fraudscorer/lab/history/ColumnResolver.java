package dev.fraudscorer.lab.history;

import dev.fraudscorer.event.Attribute;
import dev.fraudscorer.event.EventType;
import dev.fraudscorer.spi.policy.Names;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Says what a column is, by its name, the renames and the policy's attributes. */
final class ColumnResolver {
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_ .-]{0,63}");

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
        Set<String> taken = new HashSet<>();
        columns.columnOf().forEach((name, column) -> {
            if (!taken.add(column)) {
                throw new HistoryException("column '" + column + "' is to stand for two names; expected one");
            }
        });
        for (String name : renamed) {
            if (!HistoryColumns.ROLES.contains(name) && !attributes.contains(name)) {
                throw new HistoryException("no column can stand for '" + name + "'; " + expected(name));
            }
        }
    }

    /** What the column is; null if it is unknown. */
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

    /** A name as it may be shown: where a header is missing, what looks like one may be a value. */
    static String shown(String name, int number) {
        return NAME.matcher(name).matches() ? "'" + name + "'" : number + ", which has no name";
    }

    /** What a name could have been. */
    String expected(String name) {
        List<String> known = new ArrayList<>(HistoryColumns.ROLES);
        known.addAll(attributes);
        String nearest = Names.nearest(name, known);
        return "expected one of " + known + (nearest == null ? "" : "; did you mean '" + nearest + "'?");
    }
}
