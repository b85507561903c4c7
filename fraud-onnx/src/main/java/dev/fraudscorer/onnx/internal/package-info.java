/**
 * A model as this library scores with it: gated at load, warmed up, checked at each score. Depends on the graph and
 * runtime packages beneath it.
 */
@NullMarked
package dev.fraudscorer.onnx.internal;

import org.jspecify.annotations.NullMarked;
