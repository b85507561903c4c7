/** Tests of the package of this name. */
@NullMarked
package dev.fraudscorer.anomaly.internal.detector;

import org.jspecify.annotations.NullMarked;
