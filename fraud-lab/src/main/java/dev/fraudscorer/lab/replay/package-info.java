/**
 * Feeds a history through the very same scorer that a host uses, in event time, with labels coming when they became
 * known. Depends on the core, on histories and on metrics.
 *
 * <p>Larger than other packages: values of results beside what makes them.
 */
@NullMarked
package dev.fraudscorer.lab.replay;

import org.jspecify.annotations.NullMarked;
