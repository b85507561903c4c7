/** The documents of the whole tree: what they point to is there. */
@NullMarked
package dev.fraudscorer.lab.documents;

import org.jspecify.annotations.NullMarked;
