package dev.fraudscorer.benchmarks.rules;

import dev.cel.common.CelValidationException;
import dev.cel.runtime.CelEvaluationException;
import dev.fraudscorer.spi.vector.Schema;
import java.util.List;

/** All contenders by their names. */
final class Contenders {
    static final List<String> NAMES =
            List.of("ours", "oursAsTree", "oneMethod", "lambdas", "drools", "spel", "celJava");

    private Contenders() {}

    static RuleEvaluator of(String name, Schema schema) throws CelValidationException, CelEvaluationException {
        return switch (name) {
            case "ours" -> OurRules.compiled(schema);
            case "oursAsTree" -> OurRules.tree(schema);
            case "oneMethod" ->
                (vector, fired) -> HandWrittenRules.IN_ONE_METHOD.evaluate(vector.numbers(), vector.texts(), fired);
            case "lambdas" ->
                (vector, fired) -> HandWrittenRules.AS_LAMBDAS.evaluate(vector.numbers(), vector.texts(), fired);
            case "drools" -> new DroolsRules();
            case "spel" -> new SpelRules(schema);
            case "celJava" -> new CelJavaRules();
            default -> throw new IllegalArgumentException("unknown contender " + name + "; known are " + NAMES);
        };
    }
}
