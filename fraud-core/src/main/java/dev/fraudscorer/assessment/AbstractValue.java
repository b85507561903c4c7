package dev.fraudscorer.assessment;

import java.util.Arrays;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** A value that is equal to another of its class if all components are, as of a record. Immutable. */
abstract class AbstractValue {
    /** Name and value of each component in turn. */
    abstract @Nullable Object[] components();

    @Override
    public final boolean equals(@Nullable Object other) {
        return this == other
                || (other instanceof AbstractValue that
                        && getClass() == that.getClass()
                        && Arrays.equals(components(), that.components()));
    }

    @Override
    public final int hashCode() {
        return Arrays.hashCode(components());
    }

    /** As of a record: {@code Name[component=value, …]}. */
    @Override
    public String toString() {
        StringJoiner text = new StringJoiner(", ", getClass().getSimpleName() + "[", "]");
        @Nullable Object[] components = components();
        for (int i = 0; i < components.length; i += 2) {
            text.add(components[i] + "=" + components[i + 1]);
        }
        return text.toString();
    }
}
