import dev.fraudscorer.spi.ConditionLanguage;
import dev.fraudscorer.spi.PolicyEngine;

/** The scorer, its policy and what engines implement. Engines are found as services. */
@SuppressWarnings({
    "module", // those that internal packages are exported to are compiled later
    "requires-automatic" // Resilience4j names itself in its manifest
})
module dev.fraudscorer.core {
    requires transitive org.jspecify;
    requires io.github.resilience4j.circuitbreaker;
    requires org.slf4j;
    requires org.snakeyaml.engine;
    requires tools.jackson.core;

    exports dev.fraudscorer;
    exports dev.fraudscorer.assessment;
    exports dev.fraudscorer.event;
    exports dev.fraudscorer.json;
    exports dev.fraudscorer.metrics;
    exports dev.fraudscorer.policy;
    exports dev.fraudscorer.policy.rollout;
    exports dev.fraudscorer.record;
    exports dev.fraudscorer.record.file;
    exports dev.fraudscorer.spi;
    exports dev.fraudscorer.spi.policy;
    exports dev.fraudscorer.spi.state;
    exports dev.fraudscorer.spi.vector;
    exports dev.fraudscorer.state;
    exports dev.fraudscorer.internal.canonical to
            dev.fraudscorer.rules;
    exports dev.fraudscorer.internal.cards to
            dev.fraudscorer.anomaly,
            dev.fraudscorer.cli,
            dev.fraudscorer.lab,
            dev.fraudscorer.onnx,
            dev.fraudscorer.rules;

    uses ConditionLanguage;
    uses PolicyEngine;
}
