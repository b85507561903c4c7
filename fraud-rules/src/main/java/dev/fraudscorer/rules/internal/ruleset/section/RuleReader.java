package dev.fraudscorer.rules.internal.ruleset.section;

import dev.fraudscorer.assessment.Decision;
import dev.fraudscorer.assessment.Mode;
import dev.fraudscorer.assessment.ReasonCode;
import dev.fraudscorer.assessment.Severity;
import dev.fraudscorer.policy.Location;
import dev.fraudscorer.rules.internal.condition.CompiledCondition;
import dev.fraudscorer.rules.internal.condition.Conditions;
import dev.fraudscorer.rules.internal.language.ExpressionText;
import dev.fraudscorer.rules.internal.language.Scope;
import dev.fraudscorer.rules.internal.lists.BudgetSetting;
import dev.fraudscorer.rules.internal.lists.EntityList;
import dev.fraudscorer.rules.internal.ruleset.DisplayedValues;
import dev.fraudscorer.rules.internal.ruleset.MissingTexts;
import dev.fraudscorer.rules.internal.ruleset.Rule;
import dev.fraudscorer.rules.internal.ruleset.definition.Effect;
import dev.fraudscorer.rules.internal.ruleset.definition.OnMissing;
import dev.fraudscorer.rules.internal.ruleset.definition.Period;
import dev.fraudscorer.rules.internal.ruleset.definition.RuleCase;
import dev.fraudscorer.rules.internal.ruleset.definition.RuleDefinition;
import dev.fraudscorer.rules.internal.ruleset.definition.RuleMode;
import dev.fraudscorer.spi.LoadContext;
import dev.fraudscorer.spi.policy.CanonicalText;
import dev.fraudscorer.spi.policy.MapNode;
import dev.fraudscorer.spi.policy.Node;
import dev.fraudscorer.spi.policy.PolicyReader;
import dev.fraudscorer.spi.policy.ScalarNode;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads one rule. Reads every part before it gives up, so that all mistakes of a rule are reported. */
public final class RuleReader {
    private static final String ID = "id";
    private static final String WHEN = "when";
    private static final String REASON = "reason";
    private static final String OUTCOMES = "outcomes";
    private static final String DESCRIPTION = "description";
    private static final String MODE = "mode";
    private static final String SEVERITY = "severity";
    private static final String OWNER = "owner";
    private static final String ON_MISSING = "on_missing";
    private static final String TESTS = "tests";
    private static final String BUDGET = "budget";
    private static final List<String> KEYS = List.of(
            ID,
            WHEN,
            REASON,
            EffectReader.RISK,
            EffectReader.DECIDE,
            EffectReader.WEIGHT,
            BUDGET,
            OUTCOMES,
            DESCRIPTION,
            MODE,
            SEVERITY,
            PeriodReader.FROM,
            PeriodReader.UNTIL,
            OWNER,
            ON_MISSING,
            TESTS);
    private static final Pattern VALID_ID = Pattern.compile("[a-z0-9][a-z0-9-]*");

    private final PolicyReader reader;
    private final Scope scope;
    private final Conditions conditions;
    private final EffectReader effects;
    private final OutcomesReader outcomes;
    private final PeriodReader periods;
    private final RuleCaseReader cases;
    private final MissingTexts missing = new MissingTexts();

    RuleReader(LoadContext context, Scope scope, Map<String, EntityList> lists) {
        this.reader = context.reader();
        this.scope = scope;
        this.conditions = new Conditions(scope, lists);
        this.effects = new EffectReader(reader);
        this.outcomes = new OutcomesReader(reader);
        this.periods = new PeriodReader(reader);
        this.cases = new RuleCaseReader(context.schema(), reader);
    }

    /** The rule; null if it has mistakes, which have been reported. */
    @Nullable
    Rule read(MapNode node) {
        reader.map(node, KEYS);
        String id = id(node);
        RuleMode setting = reader.constant(node.get(MODE), RuleMode.class, "mode", RuleMode.ACTIVE);
        ReasonCode reason = reason(node, setting);
        Effect effect = effects.read(node);
        boolean exempt = isExempt(node.get(BUDGET), effect);
        List<String> requested = outcomes.read(node.get(OUTCOMES));
        Severity severity = reader.constant(node.get(SEVERITY), Severity.class, "severity");
        String description = text(node, DESCRIPTION);
        String owner = text(node, OWNER);
        Period period = periods.read(node);
        OnMissing onMissing = reader.constant(node.get(ON_MISSING), OnMissing.class, "choice", OnMissing.REPORT);
        List<RuleCase> read = cases.read(node.get(TESTS), period == null ? Period.ALWAYS : period);
        ScalarNode when = reader.scalar(reader.require(node, WHEN, "when: the condition of the rule"));
        CompiledCondition condition = when == null ? null : conditions.compile(new ExpressionText(when, reader));
        if (id == null || setting == null || effect == null || period == null || onMissing == null) {
            return null;
        }
        if (condition == null || when == null) {
            return null;
        }
        RuleDefinition definition = new RuleDefinition(
                id,
                node.at(),
                when,
                setting,
                reason,
                effect,
                exempt,
                requested,
                severity,
                description == null ? condition.text() : description,
                owner,
                period,
                onMissing,
                read,
                definitionText(node));
        return Rule.of(definition, condition, DisplayedValues.of(condition.expression(), scope), missing);
    }

    /** A case more or less is the same rule. */
    private static String definitionText(MapNode node) {
        return CanonicalText.of(new MapNode(
                node.at(),
                node.entries().stream()
                        .filter(entry -> !entry.key().equals(TESTS))
                        .toList()));
    }

    private @Nullable String id(MapNode node) {
        Node value = reader.require(node, ID, "id: the stable name of the rule");
        String id = reader.text(value);
        if (value == null || id == null) {
            return null;
        }
        return isValidId(id, value.at(), reader) && reader.takeId(id, value.at()) ? id : null;
    }

    /** Whether {@code id} can be the id of a rule; if not, that has been reported. */
    public static boolean isValidId(String id, Location at, PolicyReader reader) {
        boolean valid = VALID_ID.matcher(id).matches();
        if (!valid) {
            reader.report(at, "the id '" + id + "'", "lower-case letters, digits and dashes");
        }
        return valid;
    }

    /** What is exempt is denied whatever else denies, so it has to deny outright: a risk is part of everybody's score. */
    private boolean isExempt(@Nullable Node node, @Nullable Effect effect) {
        boolean exempt = reader.constant(node, BudgetSetting.class, "budget") == BudgetSetting.NONE;
        boolean denies = effect instanceof Effect.Decide decide && decide.decision() == Decision.DENY;
        if (node != null && exempt && effect != null && !denies) {
            reader.report(node.at(), "budget: none of a rule that does not deny", "it beside decide: deny only");
        }
        return exempt && denies;
    }

    private @Nullable ReasonCode reason(MapNode node, @Nullable RuleMode setting) {
        Node value = node.get(REASON);
        if (value == null) {
            if (setting != null && setting.mode() == Mode.ACTIVE) {
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

    private @Nullable String text(MapNode node, String key) {
        String text = reader.text(node.get(key));
        return text == null ? null : text.strip();
    }
}
