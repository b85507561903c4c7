package dev.fraudscorer.testkit;

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

/**
 * A small language of conditions, for engines that are tested without the rules: one comparison, such as {@code online ==
 * true}, {@code amount > 100} or {@code country == 'DE'}, or a name alone, which holds where its value is there and not
 * false. No comparison with a missing value holds; true is greater than 0.
 */
public final class TestConditions implements ConditionLanguage {
    private static final Pattern COMPARISON = Pattern.compile("([\\w.]+) (==|>) (true|false|'\\w*'|-?[\\d.]+)");

    @Override
    public @Nullable Condition compile(Node condition, List<Variable> variables, PolicyReader reader) {
        String text = Objects.requireNonNull(reader.text(condition)).strip();
        Matcher comparison = COMPARISON.matcher(text);
        boolean isComparison = comparison.matches();
        String name = isComparison ? comparison.group(1) : text;
        for (Variable variable : variables) {
            if (variable.name().equals(name)) {
                return isComparison ? compare(variable, comparison.group(2), comparison.group(3)) : new Given(variable);
            }
        }
        reader.reportUnknown(
                condition.at(),
                "name",
                name,
                variables.stream().map(Variable::name).toList());
        return null;
    }

    private static Condition compare(Variable variable, String operator, String literal) {
        if (variable.type() == ValueType.TEXT) {
            return new TextEquals(variable.slot(), literal.substring(1, literal.length() - 1));
        }
        double limit = switch (literal) {
            case "true" -> 1;
            case "false" -> 0;
            default -> Double.parseDouble(literal);
        };
        return new Compared(variable.slot(), operator.equals("=="), limit);
    }

    private record Compared(int slot, boolean equal, double limit) implements Condition {
        @Override
        public boolean holds(FeatureVector vector) {
            double number = vector.number(slot);
            return vector.isPresent(slot) && (equal ? number == limit : number > limit);
        }

        @Override
        public int[] slotsRead() {
            return new int[] {slot};
        }
    }

    private record Given(Variable variable) implements Condition {
        @Override
        public boolean holds(FeatureVector vector) {
            boolean isFalse = variable.type() == ValueType.BOOLEAN && vector.number(variable.slot()) == 0;
            return vector.isPresent(variable.slot()) && !isFalse;
        }

        @Override
        public int[] slotsRead() {
            return new int[] {variable.slot()};
        }
    }

    private record TextEquals(int slot, String expected) implements Condition {
        @Override
        public boolean holds(FeatureVector vector) {
            return expected.equals(vector.text(slot));
        }

        @Override
        public int[] slotsRead() {
            return new int[] {slot};
        }
    }
}
