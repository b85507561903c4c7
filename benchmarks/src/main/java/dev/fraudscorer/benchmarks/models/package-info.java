/**
 * JMH of the models: 500 trees of 32 leaves over 60 columns, by the kernel, by a plain walk, and by ONNX Runtime. May look
 * into internal packages.
 */
@NullMarked
package dev.fraudscorer.benchmarks.models;

import org.jspecify.annotations.NullMarked;
