package dev.fraudscorer.rules.internal.ruleset;

import dev.fraudscorer.event.ValueState;
import dev.fraudscorer.spi.vector.Variable;
import java.util.HashMap;
import java.util.Map;

/** The texts for missing values, one for all rules that use the value. Confined to one thread. */
public final class MissingTexts {
    private static final ValueState[] STATES = ValueState.values();

    private final Map<String, String[]> byName = new HashMap<>();

    /** The texts for one value, by the ordinals of its states; not to be changed. */
    String[] of(Variable variable) {
        return byName.computeIfAbsent(variable.name(), MissingTexts::texts);
    }

    private static String[] texts(String name) {
        String[] texts = new String[STATES.length];
        for (ValueState state : STATES) {
            texts[state.ordinal()] = name + ": " + state;
        }
        return texts;
    }
}
