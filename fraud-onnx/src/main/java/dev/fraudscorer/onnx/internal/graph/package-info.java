/**
 * What an ONNX file says before anything runs: its input, its probability output, its classes, and the graph cut down
 * to what a score needs. The only package that knows protobuf; depends on nothing else of this library.
 */
@NullMarked
package dev.fraudscorer.onnx.internal.graph;

import org.jspecify.annotations.NullMarked;
