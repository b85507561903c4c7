package dev.fraudscorer.rules.internal.lint;

import dev.fraudscorer.policy.Location;
import dev.fraudscorer.rules.internal.derived.DerivedUse;
import dev.fraudscorer.rules.internal.language.Scope;
import dev.fraudscorer.rules.internal.ruleset.PolicyOutline;
import dev.fraudscorer.rules.lint.LintFinding;
import dev.fraudscorer.rules.lint.LintKind;
import dev.fraudscorer.spi.vector.Variable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Which features, derived features and lists nothing uses: no rule, no model, and no derived feature that is used. */
final class UseChecks {
    private final PolicyOutline outline;
    private final Collection<Variable> variables;
    private final Set<String> used;

    /**
     * @param variables all attributes and features
     * @param used the names that rules and models use
     */
    UseChecks(PolicyOutline outline, Collection<Variable> variables, Collection<String> used) {
        this.outline = outline;
        this.variables = variables;
        this.used = withDependencies(used, outline.derived());
    }

    List<LintFinding> findings() {
        List<LintFinding> findings = new ArrayList<>();
        for (Variable variable : variables) {
            Location at = outline.entities().get(entity(variable.name()));
            if (at != null && !used.contains(variable.name())) {
                findings.add(unusedFeature(variable.name(), at, "leave the aggregate or its window out"));
            }
        }
        for (DerivedUse derived : outline.derived()) {
            if (!used.contains(derived.name())) {
                findings.add(unusedFeature(derived.name(), derived.at(), "remove the definition"));
            }
        }
        new TreeMap<>(outline.lists()).forEach((name, at) -> {
            if (!used.contains(Scope.LISTS + name)) {
                findings.add(LintFinding.of(
                        LintKind.UNUSED_LIST,
                        name,
                        at,
                        "nothing uses the list '" + name + "'",
                        "remove it, or write the rule that uses it"));
            }
        });
        return findings;
    }

    private static LintFinding unusedFeature(String name, Location at, String advice) {
        return LintFinding.of(
                LintKind.UNUSED_FEATURE, name, at, "no rule and no model uses the feature '" + name + "'", advice);
    }

    private static String entity(String name) {
        int dot = name.indexOf('.');
        return dot < 0 ? "" : name.substring(0, dot);
    }

    private static Set<String> withDependencies(Collection<String> names, List<DerivedUse> derived) {
        Map<String, DerivedUse> byName = new TreeMap<>();
        derived.forEach(definition -> byName.put(definition.name(), definition));
        Set<String> all = new HashSet<>();
        List<String> open = new ArrayList<>(names);
        while (!open.isEmpty()) {
            String name = open.remove(open.size() - 1);
            DerivedUse definition = all.add(name) ? byName.get(name) : null;
            if (definition != null) {
                open.addAll(definition.uses());
            }
        }
        return all;
    }
}
