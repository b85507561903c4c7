/**
 * The {@code fraud} command line: one class for each command, over the Java APIs of lab, simulator and engines. Depends on
 * those and on picocli, which is imported here alone.
 */
@NullMarked
package dev.fraudscorer.cli;

import org.jspecify.annotations.NullMarked;
