/**
 * Training: labelled feature vectors in, a gradient-boosted tree model as an ONNX file out.
 *
 * <p>Uses LightGBM and the ONNX format through its {@code internal} packages; of the library it depends on nothing else but the core's scorer.
 */
@NullMarked
package dev.fraudscorer.lab.train;

import org.jspecify.annotations.NullMarked;
