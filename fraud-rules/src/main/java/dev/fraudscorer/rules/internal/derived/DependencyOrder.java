package dev.fraudscorer.rules.internal.derived;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** Puts definitions in an order in which each comes after those that it uses. */
final class DependencyOrder {
    private final Map<String, Definition> open;
    private final List<Definition> ordered = new ArrayList<>();

    private DependencyOrder(Map<String, Definition> definitions) {
        this.open = new LinkedHashMap<>(definitions);
    }

    /**
     * The definitions in order, without those on a cycle.
     *
     * @param definitions by name; in policy order, which is kept where dependencies leave a choice
     * @param cycles receives each cycle, as the definitions along it
     */
    static List<Definition> of(Map<String, Definition> definitions, Consumer<List<Definition>> cycles) {
        DependencyOrder order = new DependencyOrder(definitions);
        while (!order.open.isEmpty()) {
            if (!order.appendReady()) {
                List<Definition> cycle = order.cycle();
                cycles.accept(cycle);
                cycle.forEach(definition -> order.open.remove(definition.name()));
            }
        }
        return order.ordered;
    }

    /** Appends the definitions whose dependencies are all in order; false if there are none. */
    private boolean appendReady() {
        boolean progress = false;
        for (Iterator<Definition> next = open.values().iterator(); next.hasNext(); ) {
            Definition definition = next.next();
            if (definition.uses().stream().noneMatch(open::containsKey)) {
                next.remove();
                ordered.add(definition);
                progress = true;
            }
        }
        return progress;
    }

    /** Follows what is used; since everything open uses something open, the way comes back to itself. */
    private List<Definition> cycle() {
        Set<Definition> way = new LinkedHashSet<>();
        Definition at = open.values().iterator().next();
        while (way.add(at)) {
            at = firstOpenDependency(at);
        }
        List<Definition> all = List.copyOf(way);
        return all.subList(all.indexOf(at), all.size());
    }

    private Definition firstOpenDependency(Definition definition) {
        for (String name : definition.uses()) {
            Definition used = open.get(name);
            if (used != null) {
                return used;
            }
        }
        throw new IllegalStateException("nothing is ready, yet '" + definition.name() + "' uses nothing open");
    }
}
