package dev.fraudscorer.rules.internal.derived;

import dev.fraudscorer.event.ValueType;
import dev.fraudscorer.rules.internal.cel.ExpressionChecker;
import dev.fraudscorer.rules.internal.cel.ExpressionParser;
import dev.fraudscorer.rules.internal.cel.ParsedExpression;
import dev.fraudscorer.rules.internal.condition.CheckedPlan;
import dev.fraudscorer.rules.internal.condition.TextLength;
import dev.fraudscorer.rules.internal.language.Expression;
import dev.fraudscorer.rules.internal.language.Expression.Reference;
import dev.fraudscorer.rules.internal.language.ExpressionText;
import dev.fraudscorer.rules.internal.language.Identifiers;
import dev.fraudscorer.rules.internal.language.Scope;
import dev.fraudscorer.rules.internal.language.Symbol;
import dev.fraudscorer.rules.internal.lists.EntityList;
import dev.fraudscorer.spi.LoadContext;
import dev.fraudscorer.spi.policy.MapNode;
import dev.fraudscorer.spi.policy.Node;
import dev.fraudscorer.spi.policy.PolicyReader;
import dev.fraudscorer.spi.policy.ScalarNode;
import dev.fraudscorer.spi.vector.Variable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads {@code derived:}, a mapping from names to expressions that may use one another in any order. */
public final class DerivedSection {
    private final LoadContext context;
    private final PolicyReader reader;
    private final Scope scope;
    private final Map<String, EntityList> lists;
    private final ExpressionParser parser = new ExpressionParser();

    /**
     * @param scope the names known so far; derived features are added to it
     * @param lists the entity lists by their names
     */
    public DerivedSection(LoadContext context, Scope scope, Map<String, EntityList> lists) {
        this.context = context;
        this.reader = context.reader();
        this.scope = scope;
        this.lists = lists;
    }

    /**
     * Declares a slot for each derived feature, and adds the source that fills them.
     *
     * @return what each is computed from
     */
    public List<DerivedUse> load(@Nullable Node section) {
        MapNode entries = reader.map(section);
        if (entries == null) {
            return List.of();
        }
        List<DerivedUse> uses = new ArrayList<>();
        List<DerivedFeature> features = new ArrayList<>();
        for (Definition definition : DependencyOrder.of(definitions(entries), this::reportCycle)) {
            DerivedFeature feature = feature(definition);
            if (feature == null) {
                scope.defineBroken(definition.name());
            } else {
                features.add(feature);
                uses.add(new DerivedUse(definition.name(), definition.entry().at(), definition.uses()));
            }
        }
        if (!features.isEmpty()) {
            context.add(new DerivedSource(features));
        }
        return uses;
    }

    private Map<String, Definition> definitions(MapNode entries) {
        Map<String, Definition> definitions = new LinkedHashMap<>();
        List<String> broken = new ArrayList<>();
        for (MapNode.Entry entry : entries.entries()) {
            boolean named = isNameFree(entry);
            ParsedExpression expression = parse(entry.value());
            if (named && expression != null) {
                definitions.put(entry.key(), new Definition(entry, expression));
            } else if (named) {
                broken.add(entry.key());
            }
        }
        broken.forEach(scope::defineBroken);
        return definitions;
    }

    private boolean isNameFree(MapNode.Entry entry) {
        if (!Identifiers.isValid(entry.key())) {
            reader.report(entry.at(), "a derived feature called '" + entry.key() + "'", Identifiers.EXPECTED);
            return false;
        }
        if (scope.find(entry.key()) != null) {
            reader.report(entry.at(), "the name '" + entry.key() + "' for the second time", "a name of its own");
            return false;
        }
        return true;
    }

    private @Nullable ParsedExpression parse(Node value) {
        ScalarNode scalar = reader.scalar(value);
        return scalar == null ? null : parser.parse(new ExpressionText(scalar, reader));
    }

    private void reportCycle(List<Definition> cycle) {
        cycle.forEach(definition -> scope.defineBroken(definition.name()));
        Definition first = cycle.get(0);
        String way =
                cycle.stream().map(Definition::name).collect(Collectors.joining(" -> ", "", " -> " + first.name()));
        reader.report(first.entry().at(), "a cycle of definitions: " + way, "definitions that end");
    }

    private @Nullable DerivedFeature feature(Definition definition) {
        ExpressionText text = definition.expression().text();
        Expression expression = new ExpressionChecker(scope).check(definition.expression());
        if (expression == null) {
            return null;
        }
        ValueType type = switch (expression.type()) {
            case NUMBER, INTEGER -> ValueType.NUMBER;
            case TEXT -> ValueType.TEXT;
            case BOOLEAN -> ValueType.BOOLEAN;
            case TIME, DURATION, NUMBER_LIST, TEXT_LIST, ANY -> null;
        };
        if (type == null) {
            text.report("an expression that is a " + expression.type(), "a number, a text or a boolean");
            return null;
        }
        CheckedPlan plan = CheckedPlan.of(expression, text, lists);
        Variable variable = plan == null ? null : declare(definition, expression, type);
        return plan == null || variable == null
                ? null
                : new DerivedFeature(variable.slot(), plan.node(), slotsIn(expression));
    }

    private static int[] slotsIn(Expression expression) {
        Set<Integer> slots = new LinkedHashSet<>();
        expression.walk(part -> {
            if (part instanceof Reference reference && reference.symbol() instanceof Symbol.Slot slot) {
                slots.add(slot.variable().slot());
            }
        });
        return slots.stream().mapToInt(Integer::intValue).toArray();
    }

    private @Nullable Variable declare(Definition definition, Expression expression, ValueType type) {
        Variable variable = type == ValueType.TEXT
                ? context.schema().declareText(definition.name(), TextLength.of(expression))
                : context.schema().declare(definition.name(), type);
        if (variable != null) {
            scope.define(variable);
            // A truth about a key does not reveal it; a part of it does.
            if (type != ValueType.BOOLEAN && definition.uses().stream().anyMatch(scope::isSecret)) {
                scope.markSecret(definition.name());
            }
        }
        return variable;
    }
}
