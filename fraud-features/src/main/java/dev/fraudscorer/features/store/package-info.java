/**
 * The port between counting and keeping: what a store of profiles is given and must hold, so that profiles may live in
 * this process or elsewhere. Depends on nothing.
 */
@NullMarked
package dev.fraudscorer.features.store;

import org.jspecify.annotations.NullMarked;
