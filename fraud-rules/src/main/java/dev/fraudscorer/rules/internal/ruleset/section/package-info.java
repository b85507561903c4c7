/**
 * The section {@code rules} and the files that it names, read and checked. Depends on {@code ruleset}, {@code condition}, and
 * what these are made of.
 */
@NullMarked
package dev.fraudscorer.rules.internal.ruleset.section;

import org.jspecify.annotations.NullMarked;
