/**
 * Training: labelled feature vectors in, a gradient-boosted tree model as an ONNX file out.
 *
 * <p>Uses LightGBM and the ONNX format through its {@code internal} packages; depends on nothing else of the library.
 */
@NullMarked
package dev.fraudscorer.lab.train;

import org.jspecify.annotations.NullMarked;
