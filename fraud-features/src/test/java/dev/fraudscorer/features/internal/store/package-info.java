/** Tests of profiles in memory. Depends on the port and its contract. */
@NullMarked
package dev.fraudscorer.features.internal.store;

import org.jspecify.annotations.NullMarked;
