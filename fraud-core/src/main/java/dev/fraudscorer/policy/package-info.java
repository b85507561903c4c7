/**
 * The policy folder as a document: nodes with their place in the file, checked reading, and the report of all
 * problems. Depends on nothing of this library.
 */
@NullMarked
package dev.fraudscorer.policy;

import org.jspecify.annotations.NullMarked;
