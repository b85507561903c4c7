package dev.fraudscorer.rules.internal.language;

import dev.fraudscorer.spi.vector.Variable;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The names that expressions of one policy may use. Grows while the policy is loaded; confined to that thread. */
public final class Scope {
    /** What the name of every entity list begins with. */
    public static final String LISTS = "lists.";

    private final Map<String, Symbol> symbols = new LinkedHashMap<>();
    private final Set<String> secrets = new HashSet<>();
    private @Nullable Rates rates;

    /** The names that every event has, and those of {@code variables}. */
    public static Scope of(Collection<Variable> variables) {
        Scope scope = new Scope();
        scope.symbols.put("event_time", Symbol.BuiltIn.EVENT_TIME);
        scope.symbols.put("event_type", Symbol.BuiltIn.EVENT_TYPE);
        variables.forEach(scope::define);
        return scope;
    }

    /** Adds an attribute or a feature. */
    public void define(Variable variable) {
        symbols.put(variable.name(), new Symbol.Slot(variable));
        if (variable.isKey()) {
            secrets.add(variable.name());
        }
    }

    /** Marks a name whose values reveal those of keys, so that they are never shown. */
    public void markSecret(String name) {
        secrets.add(name);
    }

    /** Whether the values of a name are those of keys, or reveal them. */
    public boolean isSecret(String name) {
        return secrets.contains(name);
    }

    /** Adds an entity list by its name in the policy. */
    public void defineList(String list) {
        symbols.put(LISTS + list, new Symbol.Listed(list));
    }

    /** Adds a name whose definition has a mistake that has been reported. */
    public void defineBroken(String name) {
        symbols.put(name, new Symbol.Broken());
    }

    /** Gives the rates behind {@code amount_in}. */
    public void setRates(Rates given) {
        rates = given;
    }

    /** The rates behind {@code amount_in}; null if there are none. */
    public @Nullable Rates rates() {
        return rates;
    }

    /** The meaning of {@code name}; null if it is not defined. */
    public @Nullable Symbol find(String name) {
        return symbols.get(name);
    }

    /** All names, in the order in which they were defined. */
    public Set<String> names() {
        return Collections.unmodifiableSet(symbols.keySet());
    }
}
