package dev.fraudscorer.rules.internal.ruleset.code;

import dev.fraudscorer.assessment.DisplayedValue;
import dev.fraudscorer.assessment.Mode;
import dev.fraudscorer.policy.Location;
import dev.fraudscorer.rules.code.JavaRule;
import dev.fraudscorer.rules.internal.language.Scope;
import dev.fraudscorer.rules.internal.ruleset.MissingTexts;
import dev.fraudscorer.rules.internal.ruleset.NotEvaluable;
import dev.fraudscorer.rules.internal.ruleset.definition.Effect;
import dev.fraudscorer.rules.internal.ruleset.definition.OnMissing;
import dev.fraudscorer.rules.internal.ruleset.definition.Period;
import dev.fraudscorer.rules.internal.ruleset.definition.RuleDefinition;
import dev.fraudscorer.rules.internal.ruleset.definition.RuleMode;
import dev.fraudscorer.rules.internal.ruleset.section.RuleReader;
import dev.fraudscorer.spi.LoadContext;
import dev.fraudscorer.spi.policy.CodeNode;
import dev.fraudscorer.spi.policy.Node;
import dev.fraudscorer.spi.policy.PolicyReader;
import dev.fraudscorer.spi.policy.ScalarNode;
import dev.fraudscorer.spi.vector.Variable;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes over rules in Java: their names are checked and become slots as those of the policy's text do. */
public final class CodedRulesSection {
    private final LoadContext context;
    private final PolicyReader reader;
    private final Scope scope;
    private final MissingTexts missing = new MissingTexts();

    /** @param scope names the values that are never shown */
    public CodedRulesSection(LoadContext context, Scope scope) {
        this.context = context;
        this.reader = context.reader();
        this.scope = scope;
    }

    /** Adds the source of these rules. */
    public void load(@Nullable Node section) {
        List<CodedRule> rules = new ArrayList<>();
        for (Node item : reader.items(section)) {
            if (item instanceof CodeNode code && code.content() instanceof JavaRule rule) {
                CodedRule coded = coded(rule, code.at(), code.canonicalText());
                if (coded != null) {
                    rules.add(coded);
                }
            } else {
                reader.report(item.at(), item.describe(), "a rule in Java, handed over by code with JavaRules.of");
            }
        }
        if (!rules.isEmpty()) {
            context.add(new CodedRuleSource(rules));
        }
    }

    private @Nullable CodedRule coded(JavaRule rule, Location at, String text) {
        boolean free = RuleReader.isValidId(rule.id(), at, reader) && reader.takeId(rule.id(), at);
        List<Variable> variables = new ArrayList<>();
        for (String name : rule.reads()) {
            Variable variable = context.schema().find(name);
            if (variable == null) {
                reader.reportUnknown(at, "name", name, context.schema().names());
            } else {
                variables.add(variable);
            }
        }
        boolean isIdle = rule.decides() == null && rule.risk() == 0;
        if (isIdle) {
            reader.report(at, "a risk of 0", "a risk above 0; a rule in shadow mode has no effect");
        }
        if (!free || isIdle || variables.size() < rule.reads().size()) {
            return null;
        }
        RuleDefinition definition = definition(rule, at, text);
        DisplayedValue[] shown = variables.stream()
                .filter(variable -> !scope.isSecret(variable.name()))
                .map(variable -> DisplayedValue.ofSlot(variable.name(), variable.type(), variable.slot()))
                .toArray(DisplayedValue[]::new);
        return new CodedRule(
                definition,
                rule.condition(),
                variables.toArray(new Variable[0]),
                definition.evidence(),
                shown,
                new NotEvaluable(definition, variables, missing));
    }

    private static RuleDefinition definition(JavaRule rule, Location at, String text) {
        return new RuleDefinition(
                rule.id(),
                at,
                new ScalarNode(at, ScalarNode.Kind.TEXT, rule.description()),
                rule.mode() == Mode.ACTIVE ? RuleMode.ACTIVE : RuleMode.SHADOW,
                rule.reason(),
                rule.decides() == null ? new Effect.AddRisk(rule.risk(), 1) : new Effect.Decide(rule.decides()),
                rule.exemptFromBudget(),
                rule.outcomes(),
                rule.severity(),
                rule.description(),
                null,
                Period.ALWAYS,
                OnMissing.REPORT,
                List.of(),
                text);
    }
}
