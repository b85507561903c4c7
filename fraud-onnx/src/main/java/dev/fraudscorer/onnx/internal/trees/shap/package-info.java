/**
 * Why a score is what it is: exact Shapley values of tree ensembles. Depends on the description of ensembles and on the
 * keys of the packed trees.
 */
@NullMarked
package dev.fraudscorer.onnx.internal.trees.shap;

import org.jspecify.annotations.NullMarked;
