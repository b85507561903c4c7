package dev.fraudscorer.benchmarks.rules;

import dev.fraudscorer.spi.vector.FeatureVector;
import dev.fraudscorer.spi.vector.Schema;
import org.springframework.expression.EvaluationContext;
import org.springframework.expression.spel.standard.SpelExpression;
import org.springframework.expression.spel.standard.SpelExpressionParser;
import org.springframework.expression.spel.support.SimpleEvaluationContext;

/**
 * Spring's expression language, compiled: by hand, once every part of each rule has been evaluated and its types are
 * fixed. Left to itself it gives up on rules whose last parts are seldom reached.
 */
final class SpelRules implements RuleEvaluator {
    private static final int EVENTS_BEFORE = 4096;

    private final SpelExpression[] rules;
    private final EvaluationContext context = SimpleEvaluationContext.forReadOnlyDataBinding()
            .withInstanceMethods()
            .withCompilationSupported()
            .build();
    private final Facts facts = new Facts();

    SpelRules(Schema schema) {
        SpelExpressionParser parser = new SpelExpressionParser();
        rules = ReferenceRules.written(ReferenceCondition::spel, " && ").stream()
                .map(parser::parseRaw)
                .toArray(SpelExpression[]::new);
        long[] fired = new long[2];
        for (FeatureVector vector : ReferenceEvents.vectors(schema, EVENTS_BEFORE)) {
            evaluate(vector, fired);
        }
        for (int i = 0; i < rules.length; i++) {
            if (!rules[i].compileExpression()) {
                throw new IllegalStateException("not compiled: " + rules[i].getExpressionString());
            }
        }
    }

    @Override
    public void evaluate(FeatureVector vector, long[] fired) {
        fired[0] = 0;
        fired[1] = 0;
        facts.of(vector);
        for (int i = 0; i < rules.length; i++) {
            if (Boolean.TRUE.equals(rules[i].getValue(context, facts, Boolean.class))) {
                fired[i >> 6] |= 1L << i;
            }
        }
    }
}
