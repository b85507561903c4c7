package dev.fraudscorer.internal.document;

import dev.fraudscorer.policy.Location;
import tools.jackson.core.JsonToken;

/**
 * The tokens of one document in their order, those of YAML by the names of their like in JSON. Confined to one thread.
 */
interface DocumentTokens extends AutoCloseable {
    /**
     * The next token; {@link JsonToken#NOT_AVAILABLE} forever after the last.
     *
     * @throws SyntaxException if the text is not well-formed
     */
    JsonToken next() throws SyntaxException;

    /** The current key or scalar as it is written, without quotes and escapes. */
    String text();

    /** If the current scalar is an alias or has a tag. */
    boolean isMarked();

    /** Where the current token begins. */
    Location at();

    @Override
    void close();
}
