package dev.fraudscorer.spi.vector;

import java.util.function.Supplier;

/**
 * Working memory of a source: one for each feature vector, so that sources without state need not allocate while an event
 * is scored. Immutable and thread-safe; what it makes is confined to the thread that scores.
 *
 * @param <T> what the source works with
 */
public final class Scratch<T> {
    private final Supplier<T> maker;

    /** @param maker called once for each vector, when its working memory is first needed */
    public Scratch(Supplier<T> maker) {
        this.maker = maker;
    }

    T make() {
        return maker.get();
    }
}
