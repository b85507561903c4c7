/**
 * Feeds a history through the very same scorer that a host uses, in event time, with labels given when they became
 * known. Depends on the core, on histories, and on the quality of the results.
 */
@NullMarked
package dev.fraudscorer.lab.replay;

import org.jspecify.annotations.NullMarked;
