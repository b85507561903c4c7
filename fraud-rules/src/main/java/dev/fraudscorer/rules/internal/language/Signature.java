package dev.fraudscorer.rules.internal.language;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

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

    static Signature giving(Type result, Type... parameters) {
        return new Signature(List.of(parameters), result, false);
    }

    static Signature keepingWhole(Type... parameters) {
        return new Signature(List.of(parameters), Type.NUMBER, true);
    }

    /** Those of an operation that compares two values of one of these types. */
    static Signature[] comparing(Type... types) {
        return Arrays.stream(types)
                .map(type -> giving(Type.BOOLEAN, type, type))
                .toArray(Signature[]::new);
    }

    /** Those of a part of a time, in UTC or in a time zone. */
    static Signature[] timeField() {
        return new Signature[] {giving(Type.INTEGER, Type.TIME), giving(Type.INTEGER, Type.TIME, Type.TEXT)};
    }

    /** Those of a part of a time that a duration has, too. */
    static Signature[] clockField() {
        Signature[] signatures = Arrays.copyOf(timeField(), 3);
        signatures[2] = giving(Type.INTEGER, Type.DURATION);
        return signatures;
    }

    /** Whether it takes as many arguments, and one of them is of its parameter's type. */
    boolean isNear(List<Type> arguments) {
        return arguments.size() == parameters.size()
                && IntStream.range(0, parameters.size())
                        .anyMatch(i -> parameters
                                .get(i)
                                .toString()
                                .equals(arguments.get(i).toString()));
    }

    /** Whether it takes arguments of these types; {@link Type#ANY} fits everywhere. */
    boolean fits(List<Type> arguments) {
        if (arguments.size() != parameters.size()) {
            return false;
        }
        for (int i = 0; i < arguments.size(); i++) {
            Type parameter = parameters.get(i);
            Type argument = arguments.get(i);
            boolean isNumber = parameter == Type.NUMBER && argument == Type.INTEGER;
            if (parameter != argument && !isNumber && argument != Type.ANY) {
                return false;
            }
        }
        return true;
    }

    /** The result for arguments that fit. */
    public Type resultFor(List<Type> arguments) {
        if (!keepsWhole || arguments.contains(Type.NUMBER)) {
            return result;
        }
        return arguments.contains(Type.ANY) ? Type.ANY : Type.INTEGER;
    }
}
