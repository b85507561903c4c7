/** An entity that is forgotten, on the whole way: what is removed, what stays, and what others see of it. */
@NullMarked
package dev.fraudscorer.features.forget;

import org.jspecify.annotations.NullMarked;
