/**
 * A challenger that is tried beside the policy in use: which events it is tried on, what comes of it in comparison, whose answer is given, and what
 * ends it. Depends on loaded policies, pipelines, guards, limits, observers, metrics, events, assessments and {@code policy.rollout}.
 */
@NullMarked
package dev.fraudscorer.internal.run.rollout;

import org.jspecify.annotations.NullMarked;
