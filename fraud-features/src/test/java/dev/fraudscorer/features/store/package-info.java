/** The contract of a store of profiles, for every implementation to pass. Depends on the port alone. */
@NullMarked
package dev.fraudscorer.features.store;

import org.jspecify.annotations.NullMarked;
