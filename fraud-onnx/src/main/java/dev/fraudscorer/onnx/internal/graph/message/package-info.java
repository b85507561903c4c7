/**
 * Reading what an ONNX message holds: attributes, tensors, element types, and text that is safe to show. Depends on {@code
 * internal.cards} of the core only.
 */
@NullMarked
package dev.fraudscorer.onnx.internal.graph.message;

import org.jspecify.annotations.NullMarked;
