/** The reference policy is what it says, the floor does the same work, and the drivers run. */
@NullMarked
package dev.fraudscorer.benchmarks.reference;

import org.jspecify.annotations.NullMarked;
