package dev.fraudscorer.spi.state;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The key of an entity that is to be forgotten: the attributes that make it, with their texts in the spelling in which events carry
 * them. Immutable. {@link #toString} shows no text; who takes it logs none and repeats none in a message.
 */
public final class ForgottenKey {
    private final String entity;
    private final Map<String, String> texts;

    private ForgottenKey(String entity, Map<String, String> texts) {
        this.entity = entity;
        this.texts = texts;
    }

    /**
     * Makes it of its parts.
     *
     * @param texts by the name of the attribute, at least one
     */
    public static ForgottenKey of(String entity, Map<String, String> texts) {
        if (texts.isEmpty()) {
            throw new IllegalArgumentException("a key of '" + entity + "' without attributes; expected at least one");
        }
        return new ForgottenKey(entity, Collections.unmodifiableMap(new TreeMap<>(texts)));
    }

    /** The kind of entity, by its name in the policy. */
    public String entity() {
        return entity;
    }

    /** The text of each attribute of the key, by the attribute's name. */
    public Map<String, String> texts() {
        return texts;
    }

    /** The text that an attribute has in this key; null if the attribute is no part of it. */
    public @Nullable String text(String attribute) {
        return texts.get(attribute);
    }

    /**
     * Whether a key of these attributes belongs to the entity as well: it has all attributes of this key, and may have more. A pair
     * of card and merchant belongs to the card.
     */
    public boolean isPartOf(List<String> attributes) {
        return attributes.containsAll(texts.keySet());
    }

    /** Shows the entity and the names of the attributes. */
    @Override
    public String toString() {
        return "ForgottenKey[" + entity + " of " + texts.keySet() + "]";
    }
}
