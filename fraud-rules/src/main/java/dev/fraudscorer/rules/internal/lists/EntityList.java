package dev.fraudscorer.rules.internal.lists;

import dev.fraudscorer.rules.internal.language.Expression;
import dev.fraudscorer.rules.internal.language.ExpressionText;
import dev.fraudscorer.rules.internal.language.Symbol;
import dev.fraudscorer.rules.internal.lists.content.ListContent;
import dev.fraudscorer.rules.internal.lists.content.ListStatus;
import dev.fraudscorer.rules.internal.lists.content.ListedEntry;
import dev.fraudscorer.spi.vector.FeatureVector;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An entity list as rules use it: looks up values in the edition that the event is scored with. Immutable; thread-safe.
 */
public final class EntityList {
    private final String name;
    private final int index;
    private final List<String> of;
    private final boolean exemptFromBudget;

    /**
     * @param index in policy order
     * @param of whose values its entries are; empty if the policy does not state it, which has been reported
     * @param exemptFromBudget whether no decline budget limits the denials of who is on it
     */
    EntityList(String name, int index, List<String> of, boolean exemptFromBudget) {
        this.name = name;
        this.index = index;
        this.of = List.copyOf(of);
        this.exemptFromBudget = exemptFromBudget;
    }

    public String name() {
        return name;
    }

    /** Whether no decline budget limits the denials of who is on it. */
    public boolean exemptFromBudget() {
        return exemptFromBudget;
    }

    /** Whether {@code value} is on it at the time of the vector's event. */
    public ListStatus status(FeatureVector vector, String value) {
        return content(vector).status(value, vector.event().timeMillis());
    }

    /**
     * The content of the entry by which {@code value} is on it at the time of the vector's event; null if it is not.
     */
    public @Nullable ListedEntry find(FeatureVector vector, String value) {
        return content(vector).find(value, vector.event().timeMillis());
    }

    /** Reports {@code value in list} for a value that is not made of what the list is of. */
    public void checkUse(Expression value, ExpressionText text) {
        Set<String> names = new LinkedHashSet<>();
        collect(value, names);
        String shown = of.size() == 1 ? of.get(0) : of.toString();
        if (of.isEmpty() || names.contains("")) {
            return;
        }
        if (names.isEmpty()) {
            text.report(
                    value.offset(),
                    "a value that is the same for each event, in list '" + name + "'",
                    "a value of " + shown);
        }
        for (String used : names) {
            if (!of.contains(used)) {
                text.report(
                        value.offset(),
                        "'" + used + "' in list '" + name + "', which is of " + shown,
                        "a value of " + shown + "; or, if its entries are values of '" + used + "', too, of: "
                                + with(used));
            }
        }
    }

    private ListContent content(FeatureVector vector) {
        return ((Lists.Contents) vector.lists()).content(index);
    }

    private List<String> with(String used) {
        Set<String> all = new LinkedHashSet<>(of);
        all.add(used);
        return List.copyOf(all);
    }

    /** The names of texts that a value is made of; an empty one for what is broken and has been reported. */
    private static void collect(Expression value, Set<String> names) {
        value.walk(part -> {
            if (part instanceof Expression.Reference reference) {
                Symbol symbol = reference.symbol();
                if (symbol instanceof Symbol.Slot slot) {
                    names.add(slot.variable().name());
                } else if (symbol == Symbol.BuiltIn.EVENT_TYPE || symbol instanceof Symbol.Broken) {
                    names.add(symbol instanceof Symbol.Broken ? "" : "event_type");
                }
            }
        });
    }
}
