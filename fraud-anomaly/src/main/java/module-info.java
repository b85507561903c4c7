import dev.fraudscorer.anomaly.AnomalyEngine;
import dev.fraudscorer.spi.PolicyEngine;

/** Detectors of what is unlike everything before. */
module dev.fraudscorer.anomaly {
    requires transitive dev.fraudscorer.core;
    requires dev.fraudscorer.shaded;
    requires org.slf4j;

    exports dev.fraudscorer.anomaly;

    provides PolicyEngine with
            AnomalyEngine;
}
