package dev.fraudscorer.internal.document;

import dev.fraudscorer.policy.Location;

/** The tokens of one document in their order. Confined to one thread. */
interface DocumentTokens extends AutoCloseable {
    /**
     * The next token; {@link DocumentToken#END} forever after the last.
     *
     * @throws SyntaxException if the text is not well-formed
     */
    DocumentToken next() throws SyntaxException;

    /** The current key or scalar as it is written, without quotes and escapes. */
    String text();

    /** If the current scalar is an alias or has a tag. */
    boolean isMarked();

    /** Where the current token begins. */
    Location at();

    @Override
    void close();
}
