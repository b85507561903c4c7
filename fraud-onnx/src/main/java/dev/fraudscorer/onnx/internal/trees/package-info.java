/**
 * Tree ensembles scored and explained in Java: the facade of the kernel. Depends on the reader of ONNX files and on the
 * packages below, never on ONNX Runtime.
 */
@NullMarked
package dev.fraudscorer.onnx.internal.trees;

import org.jspecify.annotations.NullMarked;
