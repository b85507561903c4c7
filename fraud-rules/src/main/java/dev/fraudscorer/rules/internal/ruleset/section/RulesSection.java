package dev.fraudscorer.rules.internal.ruleset.section;

import dev.fraudscorer.rules.internal.language.Scope;
import dev.fraudscorer.rules.internal.lists.EntityList;
import dev.fraudscorer.rules.internal.ruleset.PolicyOutline;
import dev.fraudscorer.rules.internal.ruleset.Rule;
import dev.fraudscorer.rules.internal.ruleset.RuleSource;
import dev.fraudscorer.rules.internal.trace.Tracer;
import dev.fraudscorer.spi.LoadContext;
import dev.fraudscorer.spi.policy.MapNode;
import dev.fraudscorer.spi.policy.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads {@code rules:}, a list of conditions, each with its reason and its effect, here or in further files. */
public final class RulesSection {
    private final LoadContext context;
    private final RuleReader rules;
    private final Tracer tracer;

    /**
     * @param scope all names that conditions may use
     * @param lists the entity lists by their names
     */
    public RulesSection(LoadContext context, Scope scope, Map<String, EntityList> lists) {
        this.context = context;
        this.rules = new RuleReader(context, scope, lists);
        this.tracer = new Tracer(lists);
    }

    /**
     * Adds the source of all rules.
     *
     * @param outline what the rest of the policy defines
     */
    public void load(@Nullable Node section, PolicyOutline outline) {
        List<Rule> read = new ArrayList<>();
        for (MapNode node : RuleFiles.gather(context, section)) {
            Rule rule = rules.read(node);
            if (rule != null) {
                read.add(rule);
            }
        }
        if (!read.isEmpty()) {
            context.add(new RuleSource(read, outline, tracer));
        }
    }
}
