/**
 * Writes boosted trees as an ONNX {@code TreeEnsembleClassifier}.
 *
 * <p>The only package of training that imports the ONNX protocol buffers; depends on the tree records one level up.
 */
@NullMarked
package dev.fraudscorer.lab.train.internal.onnx;

import org.jspecify.annotations.NullMarked;
