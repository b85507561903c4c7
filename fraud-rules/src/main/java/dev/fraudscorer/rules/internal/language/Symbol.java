package dev.fraudscorer.rules.internal.language;

import dev.fraudscorer.spi.vector.Variable;

/** The meaning of a name in an expression. */
public sealed interface Symbol {
    Type type();

    /**
     * An attribute or a feature.
     *
     * @param variable with its slot
     */
    record Slot(Variable variable) implements Symbol {
        @Override
        public Type type() {
            return Type.of(variable.type());
        }
    }

    /**
     * An entity list, {@code lists.name}.
     *
     * @param list its name in the policy
     */
    record Listed(String list) implements Symbol {
        @Override
        public Type type() {
            return Type.TEXT_LIST;
        }
    }

    /** What every event has. */
    enum BuiltIn implements Symbol {
        /** When the event happened. */
        EVENT_TIME(Type.TIME),
        EVENT_TYPE(Type.TEXT);

        private final Type type;

        BuiltIn(Type type) {
            this.type = type;
        }

        @Override
        public Type type() {
            return type;
        }
    }

    /** Defined in the policy, but with a mistake that has been reported. */
    record Broken() implements Symbol {
        @Override
        public Type type() {
            return Type.ANY;
        }
    }
}
