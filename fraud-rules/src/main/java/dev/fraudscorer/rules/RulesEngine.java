package dev.fraudscorer.rules;

import dev.fraudscorer.rules.code.JavaRules;
import dev.fraudscorer.rules.internal.derived.DerivedSection;
import dev.fraudscorer.rules.internal.derived.DerivedUse;
import dev.fraudscorer.rules.internal.language.Rates;
import dev.fraudscorer.rules.internal.language.Scope;
import dev.fraudscorer.rules.internal.lists.EntityList;
import dev.fraudscorer.rules.internal.lists.ListsSection;
import dev.fraudscorer.rules.internal.rates.RatesSection;
import dev.fraudscorer.rules.internal.ruleset.PolicyOutline;
import dev.fraudscorer.rules.internal.ruleset.code.CodedRulesSection;
import dev.fraudscorer.rules.internal.ruleset.section.RulesSection;
import dev.fraudscorer.spi.LoadContext;
import dev.fraudscorer.spi.PolicyEngine;
import dev.fraudscorer.spi.policy.Node;
import java.util.List;
import java.util.Map;

/**
 * Reads the sections {@code rates}, {@code derived}, {@code lists} and {@code rules} of a policy, whose expressions are
 * CEL, and takes over rules in Java. Found by
 * the core; a host does not call it. Stateless and thread-safe.
 */
public final class RulesEngine implements PolicyEngine {
    private static final String DERIVED = "derived";
    private static final String LISTS = "lists";
    private static final String RULES = "rules";

    /** Another engine's; only its names and places are looked at. */
    private static final String FEATURES = "features";

    /** For {@link java.util.ServiceLoader}. */
    public RulesEngine() {}

    @Override
    public List<String> sections() {
        return List.of(RatesSection.NAME, DERIVED, LISTS, RULES, JavaRules.SECTION);
    }

    /** Lists come first, since derived features may use them; rules come last and may use everything. */
    @Override
    public void load(LoadContext context) {
        Scope scope = Scope.of(context.schema().variables());
        Node listsSection = context.section(LISTS);
        Map<String, EntityList> lists = listsSection == null ? Map.of() : new ListsSection(context).read(listsSection);
        lists.keySet().forEach(scope::defineList);
        Rates rates = new RatesSection(context.schema(), context.reader()).read(context.section(RatesSection.NAME));
        if (rates != null) {
            scope.setRates(rates);
        }
        List<DerivedUse> derived = new DerivedSection(context, scope, lists).load(context.section(DERIVED));
        PolicyOutline outline = PolicyOutline.of(context.section(FEATURES), listsSection, derived);
        new RulesSection(context, scope, lists).load(context.section(RULES), outline);
        new CodedRulesSection(context, scope).load(context.section(JavaRules.SECTION));
    }
}
