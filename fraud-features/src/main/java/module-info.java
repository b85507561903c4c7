import dev.fraudscorer.features.FeaturesEngine;
import dev.fraudscorer.features.store.ProfileStoreFactory;
import dev.fraudscorer.spi.PolicyEngine;

/** Features over sliding windows of what an entity did before. */
module dev.fraudscorer.features {
    requires transitive dev.fraudscorer.core;
    requires com.dynatrace.hash4j;
    requires org.objectweb.asm;
    requires org.slf4j;

    exports dev.fraudscorer.features;
    exports dev.fraudscorer.features.store;

    uses ProfileStoreFactory;

    provides PolicyEngine with
            FeaturesEngine;
}
