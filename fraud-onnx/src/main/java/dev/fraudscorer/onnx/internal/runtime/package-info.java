/**
 * Runs a model cut down to its score in ONNX Runtime, and owns every native object. The only package that imports ONNX
 * Runtime; depends on the graph packages.
 */
@NullMarked
package dev.fraudscorer.onnx.internal.runtime;

import org.jspecify.annotations.NullMarked;
