/**
 * The port between counting and keeping: what a store of profiles is given and must hold, so that profiles may live
 * elsewhere than in this process. Depends on the key of hashes alone.
 */
@NullMarked
package dev.fraudscorer.features.store;

import org.jspecify.annotations.NullMarked;
