package dev.fraudscorer.features.internal.definition;

import dev.fraudscorer.spi.Condition;
import dev.fraudscorer.spi.ConditionLanguage;
import dev.fraudscorer.spi.LoadContext;
import dev.fraudscorer.spi.policy.MapNode;
import dev.fraudscorer.spi.policy.Node;
import dev.fraudscorer.spi.policy.PolicyReader;
import dev.fraudscorer.spi.vector.Variable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the conditions of one entity: {@code where: declined == true} with the name that {@code as} gives it. */
final class FilterReader {
    static final String WHERE = "where";
    static final String AS = "as";

    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_]*");
    private static final String EXPECTED_NAME = "a name of letters, digits and underscores, beginning with a letter";

    /** Takes the place of a condition with a mistake, so that rules may use the features' names. Never evaluated. */
    private static final Condition BROKEN = vector -> false;

    private final PolicyReader reader;
    private final @Nullable ConditionLanguage language;
    private final List<Variable> variables;
    private final Map<String, Filter> filters = new HashMap<>();

    FilterReader(LoadContext context, List<Variable> variables) {
        this.reader = context.reader();
        this.language = context.conditions();
        this.variables = variables;
    }

    Selection read(MapNode group) {
        Node where = group.get(WHERE);
        Node as = group.get(AS);
        if (where == null) {
            if (as != null) {
                reader.report(as.at(), "'as' without 'where'", "the condition that it names, or no 'as'");
            }
            return Selection.ALL;
        }
        String text = reader.text(where);
        String name = readName(group, as);
        if (name == null || text == null) {
            return Selection.UNNAMED;
        }
        Filter known = filters.get(name);
        if (known != null && !known.text().equals(text.strip())) {
            reader.report(
                    where.at(),
                    "another condition under the name '" + name + "'",
                    "one condition for each name within an entity; choose another name");
            return Selection.UNNAMED;
        }
        if (known != null && known.condition() != BROKEN) {
            return new Selection(known, true);
        }
        return new Selection(compile(where, name, text.strip()), true);
    }

    private @Nullable String readName(MapNode group, @Nullable Node as) {
        if (as == null) {
            reader.require(group, AS, "a name for the condition; it becomes part of the features' names");
            return null;
        }
        String name = reader.text(as);
        if (name != null && !NAME.matcher(name).matches()) {
            reader.report(as.at(), as.describe(), EXPECTED_NAME);
            return null;
        }
        return name;
    }

    private Filter compile(Node where, String name, String text) {
        Condition condition = null;
        if (language == null) {
            reader.report(
                    where.at(),
                    "a condition, whose language no module on the class path provides",
                    "dev.fraudscorer:fraud-rules on the class path");
        } else {
            condition = language.compile(where, variables, reader);
        }
        Filter filter = new Filter(name, text, condition == null ? BROKEN : condition);
        filters.put(name, filter);
        if (filters.size() == Filter.MOST + 1) {
            reader.report(
                    where.at(), (Filter.MOST + 1) + " conditions of one entity", "at most " + Filter.MOST + " of them");
        }
        return filter;
    }
}
