/** One text for one thing: IP addresses, and the codes of countries and currencies. Depends on nothing. */
@NullMarked
package dev.fraudscorer.internal.canonical;

import org.jspecify.annotations.NullMarked;
