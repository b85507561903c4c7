/** Tests of the package of this name. */
@NullMarked
package dev.fraudscorer.anomaly.internal.memory;

import org.jspecify.annotations.NullMarked;
