/**
 * A model in service: its row of inputs, its runtime, the function behind its score, its reasons. Depends on
 * {@code runtime} and {@code trees}.
 */
@NullMarked
package dev.fraudscorer.onnx.internal.model;

import org.jspecify.annotations.NullMarked;
