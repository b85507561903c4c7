/** Reads {@code rates:}, the rates of exchange behind {@code amount_in}. Depends on language. */
@NullMarked
package dev.fraudscorer.rules.internal.rates;

import org.jspecify.annotations.NullMarked;
