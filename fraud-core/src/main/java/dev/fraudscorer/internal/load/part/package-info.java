/**
 * The parts of a loaded policy, and every call of foreign code while it is loaded, so that what it throws becomes a problem
 * of the policy. Depends on the SPI and on the report of problems.
 */
@NullMarked
package dev.fraudscorer.internal.load.part;

import org.jspecify.annotations.NullMarked;
