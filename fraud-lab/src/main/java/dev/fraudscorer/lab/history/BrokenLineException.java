package dev.fraudscorer.lab.history;

import dev.fraudscorer.internal.cards.ShownText;

/** A line that is no row of its format. */
final class BrokenLineException extends Exception {
    private static final long serialVersionUID = 1L;

    BrokenLineException(String message) {
        super(ShownText.of(message));
    }
}
