package dev.fraudscorer.features.internal;

import dev.fraudscorer.event.ValueType;
import dev.fraudscorer.spi.Condition;
import dev.fraudscorer.spi.ConditionLanguage;
import dev.fraudscorer.spi.policy.Node;
import dev.fraudscorer.spi.policy.PolicyReader;
import dev.fraudscorer.spi.vector.FeatureVector;
import dev.fraudscorer.spi.vector.Variable;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Conditions of one comparison: {@code online == true}, {@code amount > 100}, {@code country == 'DE'}. */
final class TestConditions implements ConditionLanguage {
    private static final Pattern SHAPE = Pattern.compile("([\\w.]+) (==|>) (true|false|'\\w*'|-?[\\d.]+)");

    @Override
    public @Nullable Condition compile(Node condition, List<Variable> variables, PolicyReader reader) {
        String text = Objects.requireNonNull(reader.text(condition)).strip();
        Matcher shape = SHAPE.matcher(text);
        if (!shape.matches()) {
            reader.report(condition.at(), "'" + text + "'", "one comparison");
            return null;
        }
        for (Variable variable : variables) {
            if (variable.name().equals(shape.group(1))) {
                return compile(variable, shape.group(2), shape.group(3));
            }
        }
        reader.reportUnknown(
                condition.at(),
                "name",
                shape.group(1),
                variables.stream().map(Variable::name).toList());
        return null;
    }

    private static Condition compile(Variable variable, String operator, String literal) {
        if (variable.type() == ValueType.TEXT) {
            return new TextEquals(variable.slot(), literal.substring(1, literal.length() - 1));
        }
        double limit = switch (literal) {
            case "true" -> 1;
            case "false" -> 0;
            default -> Double.parseDouble(literal);
        };
        return operator.equals("==")
                ? vector -> vector.isPresent(variable.slot()) && vector.number(variable.slot()) == limit
                : vector -> vector.isPresent(variable.slot()) && vector.number(variable.slot()) > limit;
    }

    private record TextEquals(int slot, String expected) implements Condition {
        @Override
        public boolean holds(FeatureVector vector) {
            return expected.equals(vector.text(slot));
        }
    }
}
