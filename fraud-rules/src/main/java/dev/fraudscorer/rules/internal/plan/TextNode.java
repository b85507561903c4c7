package dev.fraudscorer.rules.internal.plan;

import dev.fraudscorer.spi.FeatureVector;
import org.jspecify.annotations.Nullable;

/** A part of a plan whose value is a text. */
public interface TextNode extends Node {
    /** The text; null if it is missing. */
    @Nullable
    String evaluate(FeatureVector vector);
}
