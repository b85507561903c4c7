/**
 * A seeded world of customers, merchants and fraudsters whose card payments come out as a history to replay, train and
 * test on. Depends on the JDK and Jackson's streaming writer alone; knows nothing of policies or scoring.
 *
 * <p>One world, whose people, places and schemes see one another: larger than other packages.
 */
@NullMarked
package dev.fraudscorer.lab.simulate;

import org.jspecify.annotations.NullMarked;
