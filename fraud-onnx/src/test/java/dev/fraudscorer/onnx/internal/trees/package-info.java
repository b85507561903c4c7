/** Tests of the tree kernel: against ONNX Runtime, against stored scores, and against the definition of what it explains. */
@NullMarked
package dev.fraudscorer.onnx.internal.trees;

import org.jspecify.annotations.NullMarked;
