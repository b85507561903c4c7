/**
 * Nodes to the plan that runs them. Depends on plan; nothing but the rule set depends on it.
 */
@NullMarked
package dev.fraudscorer.rules.internal.bytecode;

import org.jspecify.annotations.NullMarked;
