/**
 * What a host sees of saving and restoring state. Depends on nothing of the library.
 */
@NullMarked
package dev.fraudscorer.state;

import org.jspecify.annotations.NullMarked;
