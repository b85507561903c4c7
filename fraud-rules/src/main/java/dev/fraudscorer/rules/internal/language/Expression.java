package dev.fraudscorer.rules.internal.language;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** A checked expression: every name resolved, every type known. Immutable. */
public sealed interface Expression {
    Type type();

    /** Its position in its text, in code points from the start; of an operator, the operator's own place. */
    int offset();

    /** What it is made of, in the order of the text. */
    default List<Expression> parts() {
        return List.of();
    }

    /** Shows it, and then everything that it is made of. */
    default void walk(Consumer<Expression> visitor) {
        visitor.accept(this);
        for (Expression part : parts()) {
            part.walk(visitor);
        }
    }

    /** A number as written in the text. */
    record NumberLiteral(double value, Type type, int offset) implements Expression {}

    /** A text as written between quotes. */
    record TextLiteral(String value, int offset) implements Expression {
        @Override
        public Type type() {
            return Type.TEXT;
        }
    }

    record BooleanLiteral(boolean value, int offset) implements Expression {
        @Override
        public Type type() {
            return Type.BOOLEAN;
        }
    }

    /** A list as written in the text. */
    record ListLiteral(List<Expression> items, Type type, int offset) implements Expression {
        public ListLiteral {
            items = List.copyOf(items);
        }

        @Override
        public List<Expression> parts() {
            return items;
        }
    }

    /**
     * By what an amount in each currency is multiplied to be one in {@code target}: the last argument of {@code
     * amount_in}, after the amount and its currency.
     */
    record Factors(String target, Map<String, Double> byCurrency, int offset) implements Expression {
        public Factors {
            byCurrency = Map.copyOf(byCurrency);
        }

        @Override
        public Type type() {
            return Type.ANY;
        }
    }

    record Reference(Symbol symbol, int offset) implements Expression {
        @Override
        public Type type() {
            return symbol.type();
        }
    }

    /** An operation on arguments; for a method, what it is called on comes first. */
    record Call(Operation operation, List<Expression> arguments, Type type, int offset) implements Expression {
        public Call {
            arguments = List.copyOf(arguments);
        }

        @Override
        public List<Expression> parts() {
            return arguments;
        }

        /** The argument at {@code index}, from 0. */
        public Expression argument(int index) {
            return arguments.get(index);
        }
    }
}
