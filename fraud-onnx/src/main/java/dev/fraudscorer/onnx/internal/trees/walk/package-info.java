/**
 * Trees packed for speed: a row in, scores out, nothing allocated. Depends on the description of ensembles only.
 */
@NullMarked
package dev.fraudscorer.onnx.internal.trees.walk;

import org.jspecify.annotations.NullMarked;
