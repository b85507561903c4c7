/** IP addresses and their ranges as numbers, read without allocation. Depends on {@code internal.canonical} of the core only. */
@NullMarked
package dev.fraudscorer.rules.internal.address;

import org.jspecify.annotations.NullMarked;
