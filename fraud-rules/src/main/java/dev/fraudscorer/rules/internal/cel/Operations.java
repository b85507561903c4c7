package dev.fraudscorer.rules.internal.cel;

import dev.fraudscorer.rules.internal.language.Operation;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds operations by what stands in CEL's syntax tree. */
final class Operations {
    private Operations() {}

    /**
     * The operation that a call stands for; null if the language has none.
     *
     * @param arity the number of arguments, together with what a method is called on
     */
    static @Nullable Operation find(String celName, boolean isMethod, int arity) {
        for (Operation operation : Operation.values()) {
            boolean found = operation.celName().equals(celName)
                    && operation.form().fits(isMethod)
                    && operation.signatures().stream()
                            .anyMatch(signature -> signature.parameters().size() == arity);
            if (found) {
                return operation;
            }
        }
        return null;
    }

    /** The function or method that an analyst knows by this name; null if there is none. */
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
