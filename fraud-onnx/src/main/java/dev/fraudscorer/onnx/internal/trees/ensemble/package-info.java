/**
 * A tree ensemble of an ONNX file: its trees as nodes and leaves, checked. Depends on the reader of ONNX
 * files only.
 */
@NullMarked
package dev.fraudscorer.onnx.internal.trees.ensemble;

import org.jspecify.annotations.NullMarked;
