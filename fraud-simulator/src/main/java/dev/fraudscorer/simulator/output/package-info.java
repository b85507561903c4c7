/**
 * Files of payments, and of output in general: plain or gzip by their names, CSV or lines of JSON. Depends on the payments
 * and on the streaming writer of Jackson.
 */
@NullMarked
package dev.fraudscorer.simulator.output;

import org.jspecify.annotations.NullMarked;
