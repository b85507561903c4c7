package dev.fraudscorer.rules.internal.ruleset.code;

import dev.fraudscorer.event.ValueType;
import dev.fraudscorer.rules.code.RuleValues;
import dev.fraudscorer.rules.internal.plan.node.PlanNode;
import dev.fraudscorer.spi.vector.FeatureVector;
import dev.fraudscorer.spi.vector.Variable;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The values of one event as a condition in Java reads them; one for each vector, reused from rule to rule. */
final class ValuesView implements RuleValues {
    private static final Variable[] NONE = {};

    private @Nullable FeatureVector vector;
    private Variable[] variables = NONE;
    private int missing = PlanNode.NO_SLOT;

    /** Shows these variables of a vector. */
    void begin(FeatureVector shown, Variable[] ofRule) {
        vector = shown;
        variables = ofRule;
        missing = PlanNode.NO_SLOT;
    }

    /** Shows nothing any more, so that nobody who keeps it reads another event. */
    void end() {
        vector = null;
        variables = NONE;
    }

    /** The slot whose value was read and missing. */
    int missingSlot() {
        return missing;
    }

    @Override
    public boolean has(String name) {
        return vector().isPresent(find(name).slot());
    }

    @Override
    public double number(String name) {
        return numberIn(slot(name, ValueType.NUMBER));
    }

    @Override
    public String text(String name) {
        int slot = slot(name, ValueType.TEXT);
        String value = vector().text(slot);
        if (value == null) {
            missing = slot;
            throw MissingValueException.INSTANCE;
        }
        return value;
    }

    @Override
    public boolean truth(String name) {
        return numberIn(slot(name, ValueType.BOOLEAN)) == 1;
    }

    @Override
    public long timeMillis() {
        return vector().event().timeMillis();
    }

    private double numberIn(int slot) {
        double value = vector().number(slot);
        if (Double.isNaN(value)) {
            missing = slot;
            throw MissingValueException.INSTANCE;
        }
        return value;
    }

    private int slot(String name, ValueType type) {
        Variable variable = find(name);
        if (variable.type() != type) {
            throw new IllegalArgumentException("'" + name + "' is a " + variable.type() + ", not a " + type);
        }
        return variable.slot();
    }

    /** A rule reads few values, and the names in its code are mostly the very objects that it declared. */
    @SuppressWarnings({"ReferenceEquality", "StringEquality"}) // a shortcut before equals
    private Variable find(String name) {
        for (Variable variable : variables) {
            if (variable.name() == name || variable.name().equals(name)) {
                return variable;
            }
        }
        throw new IllegalArgumentException("the rule does not read '" + name + "'; declare it with reads()");
    }

    private FeatureVector vector() {
        return Objects.requireNonNull(vector, "values are valid only while the condition is evaluated");
    }
}
