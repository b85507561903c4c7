package dev.fraudscorer.state;

import dev.fraudscorer.internal.cards.ShownText;

/**
 * An entity is not forgotten everywhere: a source failed. All others have removed what they kept; the call may be repeated. The
 * message names the sources and what they threw by its class, and no key.
 */
public final class ErasureException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Erasure erasure;

    /**
     * @param message which sources failed, and what to do
     * @param erasure what the others removed
     */
    public ErasureException(String message, Erasure erasure) {
        super(ShownText.of(message));
        this.erasure = erasure;
    }

    /** What was removed all the same, and what stays. */
    public Erasure erasure() {
        return erasure;
    }
}
