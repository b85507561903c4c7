/**
 * The one journey of a model from its file to service: the gate, stored vectors, the choice of kernel or ONNX Runtime.
 * Depends on {@code model}, {@code graph}, {@code runtime} and {@code trees}.
 */
@NullMarked
package dev.fraudscorer.onnx.internal.load;

import org.jspecify.annotations.NullMarked;
