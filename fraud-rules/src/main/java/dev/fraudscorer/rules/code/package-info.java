/**
 * Rules in Java, beside those that a policy's text has: the same ids, evidence, modes and counts. For what the language of
 * rules cannot express; what it can express belongs to the text, where it is checked, traced and compiled. Depends on
 * the core's values and nodes.
 */
@NullMarked
package dev.fraudscorer.rules.code;

import org.jspecify.annotations.NullMarked;
