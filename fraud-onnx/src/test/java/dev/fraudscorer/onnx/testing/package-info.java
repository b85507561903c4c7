/** Small models made by hand, and the real data that tests read. */
@NullMarked
package dev.fraudscorer.onnx.testing;

import org.jspecify.annotations.NullMarked;
