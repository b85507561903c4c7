/**
 * Entity lists: the section {@code lists}, its kinds, and the edition that events see. Depends on the packages below it.
 */
@NullMarked
package dev.fraudscorer.rules.internal.lists;

import org.jspecify.annotations.NullMarked;
