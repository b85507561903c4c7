import dev.fraudscorer.rules.CelConditionLanguage;
import dev.fraudscorer.rules.RulesEngine;
import dev.fraudscorer.spi.ConditionLanguage;
import dev.fraudscorer.spi.PolicyEngine;

/** Rules, derived features and lists; the language of conditions. */
module dev.fraudscorer.rules {
    requires transitive dev.fraudscorer.core;
    requires dev.fraudscorer.shaded;
    requires org.objectweb.asm;
    requires org.slf4j;

    exports dev.fraudscorer.rules;
    exports dev.fraudscorer.rules.code;
    exports dev.fraudscorer.rules.lint;
    exports dev.fraudscorer.rules.trace;

    provides ConditionLanguage with
            CelConditionLanguage;
    provides PolicyEngine with
            RulesEngine;
}
