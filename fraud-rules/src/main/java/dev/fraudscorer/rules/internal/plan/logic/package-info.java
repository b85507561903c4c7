/**
 * Nodes that choose: and, or, not, conditionals, values in the place of missing ones. Depends on {@code plan.node}.
 */
@NullMarked
package dev.fraudscorer.rules.internal.plan.logic;

import org.jspecify.annotations.NullMarked;
