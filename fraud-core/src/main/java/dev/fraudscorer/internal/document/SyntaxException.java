package dev.fraudscorer.internal.document;

import dev.fraudscorer.policy.Location;

/** Ends the reading of a document that is not well-formed. */
final class SyntaxException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String fault;
    private final transient Location at;

    /**
     * @param fault the parser's message, which may repeat the document's text
     * @param at where the parser stopped
     */
    SyntaxException(String fault, Location at) {
        super(null, null, false, false);
        this.fault = fault;
        this.at = at;
    }

    String fault() {
        return fault;
    }

    Location at() {
        return at;
    }
}
