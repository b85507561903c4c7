/** Tests of explanations. */
@NullMarked
package dev.fraudscorer.onnx.internal.trees.shap;

import org.jspecify.annotations.NullMarked;
