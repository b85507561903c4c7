/**
 * The section {@code models} of a policy, read and checked. Depends on the loading of models.
 */
@NullMarked
package dev.fraudscorer.onnx.internal.section;

import org.jspecify.annotations.NullMarked;
