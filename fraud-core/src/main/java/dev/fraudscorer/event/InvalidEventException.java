package dev.fraudscorer.event;

import dev.fraudscorer.internal.cards.ShownText;
import org.jspecify.annotations.Nullable;

/**
 * An event that is not of the policy's schema. The message names the attribute, what was found and what was
 * expected, and never the value.
 */
public final class InvalidEventException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final @Nullable String attribute;

    /**
     * @param attribute the attribute that is wrong; null if the fault is in the event as a whole
     * @param message what was found and what was expected, without the value
     */
    public InvalidEventException(@Nullable String attribute, String message) {
        super(ShownText.of(message));
        this.attribute = attribute == null ? null : ShownText.of(attribute);
    }

    /** The attribute that is wrong; null if the fault is in the event as a whole. */
    public @Nullable String attribute() {
        return attribute;
    }
}
