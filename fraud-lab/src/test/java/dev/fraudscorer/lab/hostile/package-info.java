/**
 * The law that hostile events change nothing for honest ones, as a property over whole streams. Depends on the public
 * packages of core and on the training of the lab.
 */
@NullMarked
package dev.fraudscorer.lab.hostile;

import org.jspecify.annotations.NullMarked;
