/**
 * What the tests of several modules share. It depends on the core alone, whose own tests do without it, and knows nothing
 * of the engines, so that each module that stands above the core can use it. Types that a single module's tests need stay
 * with them.
 */
@NullMarked
package dev.fraudscorer.testkit;

import org.jspecify.annotations.NullMarked;
