/**
 * A model as this library scores with it: gated at load, warmed up, checked at each score, explained. Depends on the
 * packages beneath it: the file, the kernel of trees, ONNX Runtime, and memory that is kept between calls.
 */
@NullMarked
package dev.fraudscorer.onnx.internal;

import org.jspecify.annotations.NullMarked;
