/** Files that the lab writes: plain or gzip by their names, lines of CSV. Depends on nothing of this library. */
@NullMarked
package dev.fraudscorer.lab.output;

import org.jspecify.annotations.NullMarked;
