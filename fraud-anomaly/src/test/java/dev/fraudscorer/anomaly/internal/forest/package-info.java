/** Tests of the package of this name. */
@NullMarked
package dev.fraudscorer.anomaly.internal.forest;

import org.jspecify.annotations.NullMarked;
