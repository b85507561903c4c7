package dev.fraudscorer.rules.internal.cel;

import dev.fraudscorer.rules.internal.language.Operation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds operations by their names in CEL's syntax tree. */
final class Operations {
    private static final Map<String, List<Operation>> BY_CEL_NAME = byCelName();

    private Operations() {}

    private static Map<String, List<Operation>> byCelName() {
        Map<String, List<Operation>> operations = new HashMap<>();
        for (Operation operation : Operation.values()) {
            operations
                    .computeIfAbsent(operation.celName(), unused -> new ArrayList<>())
                    .add(operation);
        }
        return operations;
    }

    /**
     * The operation of a call; null if the language has none.
     *
     * @param arity the number of arguments, together with what a method is called on
     */
    static @Nullable Operation find(String celName, boolean isMethod, int arity) {
        for (Operation operation : BY_CEL_NAME.getOrDefault(celName, List.of())) {
            if (operation.form().fits(isMethod) && operation.takes(arity)) {
                return operation;
            }
        }
        return null;
    }

    /** The function or method with this name in the language; null if there is none. */
    static @Nullable Operation findByWrittenName(String name) {
        return Arrays.stream(Operation.values())
                .filter(operation -> operation.form() != Operation.Form.OPERATOR
                        && operation.writtenName().equals(name))
                .findFirst()
                .orElse(null);
    }

    /** The names of all methods, or of all functions. */
    static List<String> names(boolean ofMethods) {
        return Arrays.stream(Operation.values())
                .filter(operation -> operation.form() != Operation.Form.OPERATOR
                        && operation.form().fits(ofMethods))
                .map(Operation::writtenName)
                .toList();
    }
}
