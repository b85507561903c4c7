/** The rules of the house, checked over all modules. */
@NullMarked
package dev.fraudscorer.architecture;

import org.jspecify.annotations.NullMarked;
