/**
 * Nodes of texts: case, parts, places, patterns, comparisons, conversions. Depends on {@code plan.node} and
 * {@code plan.number}.
 */
@NullMarked
package dev.fraudscorer.rules.internal.plan.text;

import org.jspecify.annotations.NullMarked;
