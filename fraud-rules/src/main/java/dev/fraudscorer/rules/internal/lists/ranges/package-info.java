/**
 * Lists of networks and of BINs, in sorted ranges. Depends on {@code lists.content}.
 */
@NullMarked
package dev.fraudscorer.rules.internal.lists.ranges;

import org.jspecify.annotations.NullMarked;
