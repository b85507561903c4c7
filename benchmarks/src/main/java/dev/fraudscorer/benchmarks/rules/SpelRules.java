package dev.fraudscorer.benchmarks.rules;

import dev.fraudscorer.spi.FeatureVector;
import org.springframework.expression.EvaluationContext;
import org.springframework.expression.Expression;
import org.springframework.expression.spel.SpelCompilerMode;
import org.springframework.expression.spel.SpelParserConfiguration;
import org.springframework.expression.spel.standard.SpelExpressionParser;
import org.springframework.expression.spel.support.SimpleEvaluationContext;

/** Spring's expression language, compiled. */
final class SpelRules implements Contender {
    private final Expression[] rules;
    private final EvaluationContext context = SimpleEvaluationContext.forReadOnlyDataBinding()
            .withInstanceMethods()
            .withCompilationSupported()
            .build();
    private final Facts facts = new Facts();

    SpelRules() {
        SpelExpressionParser parser = new SpelExpressionParser(
                new SpelParserConfiguration(SpelCompilerMode.IMMEDIATE, SpelRules.class.getClassLoader()));
        rules = ReferenceRules.written(Question::spel, " && ").stream()
                .map(parser::parseExpression)
                .toArray(Expression[]::new);
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
