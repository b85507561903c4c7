/** Tests of the detector of anomalies on simulated fraud. */
@NullMarked
package dev.fraudscorer.lab.anomaly;

import org.jspecify.annotations.NullMarked;
