package dev.fraudscorer.rules.internal.ruleset;

import dev.fraudscorer.assessment.Evidence;
import dev.fraudscorer.assessment.Mode;
import dev.fraudscorer.assessment.ReasonCode;
import dev.fraudscorer.policy.Location;
import dev.fraudscorer.policy.MapNode;
import dev.fraudscorer.policy.Node;
import dev.fraudscorer.policy.PolicyReader;
import dev.fraudscorer.policy.ScalarNode;
import dev.fraudscorer.rules.internal.condition.CompiledCondition;
import dev.fraudscorer.rules.internal.condition.Conditions;
import dev.fraudscorer.rules.internal.language.ExpressionText;
import dev.fraudscorer.rules.internal.language.Scope;
import dev.fraudscorer.rules.internal.lists.EntityList;
import dev.fraudscorer.spi.LoadContext;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads {@code rules:}, a list of conditions, each with its reason and its effect. */
public final class RulesSection {
    private static final String ID = "id";
    private static final String WHEN = "when";
    private static final String REASON = "reason";
    private static final String MODE = "mode";
    private static final String DESCRIPTION = "description";
    private static final List<String> KEYS =
            List.of(ID, WHEN, REASON, EffectReader.RISK, EffectReader.DECIDE, EffectReader.WEIGHT, MODE, DESCRIPTION);
    private static final Pattern VALID_ID = Pattern.compile("[a-z0-9][a-z0-9-]*");

    private final LoadContext context;
    private final PolicyReader reader;
    private final Conditions conditions;
    private final EffectReader effects;
    private final Map<String, Location> ids = new HashMap<>();

    /**
     * @param scope all names that conditions may use
     * @param lists the entity lists by their names
     */
    public RulesSection(LoadContext context, Scope scope, Map<String, EntityList> lists) {
        this.context = context;
        this.reader = context.reader();
        this.conditions = new Conditions(scope, lists);
        this.effects = new EffectReader(reader);
    }

    /** Adds the source of all rules. */
    public void load(Node section) {
        List<Node> items = reader.list(section);
        List<Rule> rules = new ArrayList<>();
        for (Node item : items == null ? List.<Node>of() : items) {
            MapNode node = reader.map(item, KEYS);
            Rule rule = node == null ? null : rule(node);
            if (rule != null) {
                rules.add(rule);
            }
        }
        if (!rules.isEmpty()) {
            context.add(new RuleSource(rules));
        }
    }

    /** Reads every part before it gives up, so that all mistakes of a rule are told. */
    private @Nullable Rule rule(MapNode node) {
        String id = id(node);
        Node modeNode = node.get(MODE);
        Mode mode = modeNode == null ? Mode.ACTIVE : reader.constant(modeNode, Mode.class, "mode");
        ReasonCode reason = reason(node, mode);
        Effect effect = effects.read(node);
        Node descriptionNode = node.get(DESCRIPTION);
        String description = descriptionNode == null ? null : reader.text(descriptionNode);
        Node when = reader.require(node, WHEN, "when: the condition of the rule");
        CompiledCondition condition = when == null ? null : condition(when);
        if (id == null || mode == null || effect == null || condition == null) {
            return null;
        }
        String detail = description == null ? condition.text() : description.strip();
        Evidence fired = effect.evidence(id, reason, mode, detail);
        return new Rule(condition.node(), fired, new Undecided(id, mode, condition.variables()));
    }

    private @Nullable String id(MapNode node) {
        Node value = reader.require(node, ID, "id: the stable name of the rule");
        String id = value == null ? null : reader.text(value);
        if (value == null || id == null) {
            return null;
        }
        if (!VALID_ID.matcher(id).matches()) {
            reader.report(value.at(), "the id '" + id + "'", "lower-case letters, digits and dashes");
            return null;
        }
        Location first = ids.putIfAbsent(id, value.at());
        if (first != null) {
            reader.report(value.at(), "the id '" + id + "' for the second time, first at " + first, "each id once");
            return null;
        }
        return id;
    }

    private @Nullable ReasonCode reason(MapNode node, @Nullable Mode mode) {
        Node value = node.get(REASON);
        if (value == null) {
            if (mode == Mode.ACTIVE) {
                reader.report(node.at(), "no key '" + REASON + "'", "reason: the code for the cause, in active rules");
            }
            return null;
        }
        String code = reader.text(value);
        if (code == null || ReasonCode.isValid(code)) {
            return code == null ? null : new ReasonCode(code);
        }
        reader.report(value.at(), "the reason '" + code + "'", ReasonCode.EXPECTED);
        return null;
    }

    private @Nullable CompiledCondition condition(Node when) {
        return reader.text(when) != null && when instanceof ScalarNode scalar
                ? conditions.compile(new ExpressionText(scalar, reader))
                : null;
    }
}
