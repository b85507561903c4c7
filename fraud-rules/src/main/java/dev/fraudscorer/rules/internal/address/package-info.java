/** IP addresses and their ranges as numbers, read without allocation. Depends on nothing. */
@NullMarked
package dev.fraudscorer.rules.internal.address;

import org.jspecify.annotations.NullMarked;
