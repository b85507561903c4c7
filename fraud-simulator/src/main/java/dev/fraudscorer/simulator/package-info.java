/**
 * A seeded world of customers, merchants and fraudsters whose card payments come out as a history to replay, train and
 * test on. Depends on the packages below it, and on nothing else of the library: no policy, no scoring.
 */
@NullMarked
package dev.fraudscorer.simulator;

import org.jspecify.annotations.NullMarked;
