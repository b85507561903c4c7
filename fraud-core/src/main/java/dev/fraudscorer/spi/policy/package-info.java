/**
 * The policy document for engines: nodes with their places, readers that collect mistakes, the folder, names and their
 * hints. Depends on {@code policy}, which has what hosts see of it.
 */
@NullMarked
package dev.fraudscorer.spi.policy;

import org.jspecify.annotations.NullMarked;
