/**
 * Trains the model of a policy on a history, as the policy's own features were at each moment, and puts it into the
 * policy folder. Depends on replay, train and metrics, and on fraud-onnx to check what was written.
 */
@NullMarked
package dev.fraudscorer.lab.policymodel;

import org.jspecify.annotations.NullMarked;
