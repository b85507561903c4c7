/** Tests of the state of entities against slow and obvious versions. Depends on fraud-core. */
@NullMarked
package dev.fraudscorer.features.internal.fold;

import org.jspecify.annotations.NullMarked;
