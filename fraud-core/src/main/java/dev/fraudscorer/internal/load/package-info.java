/**
 * Makes a loaded policy of a policy folder: reads the document, lets the engines read their sections, and throws one
 * report of all problems. Depends on the public packages and on the document reader.
 */
@NullMarked
package dev.fraudscorer.internal.load;

import org.jspecify.annotations.NullMarked;
