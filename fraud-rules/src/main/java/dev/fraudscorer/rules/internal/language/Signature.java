package dev.fraudscorer.rules.internal.language;

import java.util.List;

/**
 * One way in which an operation can be applied. Immutable.
 *
 * <p>A parameter of type number takes whole numbers, too; the types in between never mix by themselves.
 *
 * @param parameters the types of the arguments; for a method, what it is called on comes first
 * @param result the type of the result
 * @param keepsWhole whether the result is whole if all its numeric arguments are
 */
public record Signature(List<Type> parameters, Type result, boolean keepsWhole) {
    public Signature {
        parameters = List.copyOf(parameters);
    }

    static Signature of(Type result, Type... parameters) {
        return new Signature(List.of(parameters), result, false);
    }

    static Signature keepingWhole(Type... parameters) {
        return new Signature(List.of(parameters), Type.NUMBER, true);
    }

    /** Whether one of the arguments, by the names of their types, is of its parameter's type. */
    boolean isNear(List<String> arguments) {
        for (int i = 0; i < arguments.size() && i < parameters.size(); i++) {
            if (parameters.get(i).toString().equals(arguments.get(i))) {
                return arguments.size() == parameters.size();
            }
        }
        return false;
    }

    /** Whether it takes arguments of these types. */
    public boolean fits(List<Type> arguments) {
        if (arguments.size() != parameters.size()) {
            return false;
        }
        for (int i = 0; i < arguments.size(); i++) {
            Type parameter = parameters.get(i);
            boolean fits =
                    parameter == arguments.get(i) || (parameter == Type.NUMBER && arguments.get(i) == Type.INTEGER);
            if (!fits) {
                return false;
            }
        }
        return true;
    }

    /** The result for arguments that fit. */
    public Type resultFor(List<Type> arguments) {
        return keepsWhole && !arguments.contains(Type.NUMBER) ? Type.INTEGER : result;
    }
}
