/** What becomes of a whole policy, with features, rules and budgets, when another takes its place while events are scored. */
@NullMarked
package dev.fraudscorer.lab.reload;

import org.jspecify.annotations.NullMarked;
