package dev.fraudscorer.rules.internal.lint;

import java.util.Set;
import java.util.TreeSet;

/**
 * These texts, or all others. True and false are texts, too.
 *
 * @param texts named one by one
 * @param excluded whether the set is all but these
 */
record TextSet(Set<String> texts, boolean excluded) implements Values {
    static final TextSet TRUE = of("true");
    static final TextSet FALSE = of("false");

    TextSet {
        texts = Set.copyOf(texts);
    }

    static TextSet of(String... texts) {
        return new TextSet(Set.of(texts), false);
    }

    @Override
    public TextSet and(Values other) {
        TextSet that = (TextSet) other;
        Set<String> result = new TreeSet<>(excluded && !that.excluded ? that.texts : texts);
        if (excluded && that.excluded) {
            result.addAll(that.texts);
            return new TextSet(result, true);
        }
        if (excluded) {
            result.removeAll(texts);
        } else if (that.excluded) {
            result.removeAll(that.texts);
        } else {
            result.retainAll(that.texts);
        }
        return new TextSet(result, false);
    }

    @Override
    public TextSet complement() {
        return new TextSet(texts, !excluded);
    }

    @Override
    public boolean isEmpty() {
        return !excluded && texts.isEmpty();
    }
}
