/**
 * What an ONNX file declares before anything runs: its input, its probability output, its classes, and the graph cut down
 * to what a score needs. Only this package and those below it import protobuf; depends on {@code bounds}, {@code file} and {@code message}.
 */
@NullMarked
package dev.fraudscorer.onnx.internal.graph;

import org.jspecify.annotations.NullMarked;
