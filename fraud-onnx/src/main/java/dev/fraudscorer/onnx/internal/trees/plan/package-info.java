/**
 * What the nodes of a graph do to columns, leaves and scores, worked out at load: from a graph to the columns of a row,
 * one ensemble, and the steps after it. Depends on the reader of ONNX files and the description of ensembles.
 */
@NullMarked
package dev.fraudscorer.onnx.internal.trees.plan;

import org.jspecify.annotations.NullMarked;
