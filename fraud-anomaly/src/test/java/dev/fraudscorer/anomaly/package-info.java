/** Tests of the package of this name. */
@NullMarked
package dev.fraudscorer.anomaly;

import org.jspecify.annotations.NullMarked;
