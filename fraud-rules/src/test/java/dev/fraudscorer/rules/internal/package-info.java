/** What the tests of all internal packages share. */
@NullMarked
package dev.fraudscorer.rules.internal;

import org.jspecify.annotations.NullMarked;
