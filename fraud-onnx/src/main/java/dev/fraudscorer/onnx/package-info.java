/**
 * Learned knowledge: ONNX models as evidence. Reads the section {@code models} of a policy, and offers a model alone
 * for checks beside a policy. Depends on fraud-core; ONNX Runtime and protobuf stay in internal packages.
 */
@NullMarked
package dev.fraudscorer.onnx;

import org.jspecify.annotations.NullMarked;
