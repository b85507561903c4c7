/** Tests of the state of entities against slow and obvious versions. Depends on fraud-core. */
@NullMarked
package dev.fraudscorer.features.internal.record;

import org.jspecify.annotations.NullMarked;
