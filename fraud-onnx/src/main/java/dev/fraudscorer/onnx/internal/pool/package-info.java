/** Keeps memory between calls, for threads of every kind. Depends on nothing. */
@NullMarked
package dev.fraudscorer.onnx.internal.pool;

import org.jspecify.annotations.NullMarked;
