/**
 * A seeded world of customers, merchants and fraudsters whose card payments come out as a history to replay, train and
 * test on. Depends on the JDK and Jackson's streaming writer alone; knows nothing of policies or scoring.
 */
@NullMarked
package dev.fraudscorer.lab.simulate;

import org.jspecify.annotations.NullMarked;
