/**
 * What limits the decisions of a policy: decline budgets, the control group, and rules that are snoozed for an entity. It works on
 * evidence and values, before the pipeline makes the verdict. Depends on events, assessments, the sections of a loaded policy,
 * the feature vector and {@code internal.cards}.
 */
@NullMarked
package dev.fraudscorer.internal.run.limit;

import org.jspecify.annotations.NullMarked;
