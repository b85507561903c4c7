/**
 * From bytes to an ONNX model within bounds: its size on the wire, its data in other files, its nodes in order. Depends on
 * {@code graph.bounds} and {@code graph.message}.
 */
@NullMarked
package dev.fraudscorer.onnx.internal.graph.file;

import org.jspecify.annotations.NullMarked;
