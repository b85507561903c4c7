/**
 * What a graph may cost before anything native sees it: sizes, growth, work, ranks, and the operators that end the process.
 * One flat family, a class for each kind of operator, and therefore larger than other packages. Depends on
 * {@code graph.message}.
 */
@NullMarked
package dev.fraudscorer.onnx.internal.graph.bounds;

import org.jspecify.annotations.NullMarked;
