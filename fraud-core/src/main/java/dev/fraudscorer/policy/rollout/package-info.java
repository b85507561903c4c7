/**
 * Rollouts of a challenger: what a host demands of one, and what is found of it. Values only; depends on assessments and on
 * {@code policy}.
 */
@NullMarked
package dev.fraudscorer.policy.rollout;

import org.jspecify.annotations.NullMarked;
