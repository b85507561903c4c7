package dev.fraudscorer.benchmarks.rules;

import dev.cel.common.CelValidationException;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerBuilder;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import dev.cel.runtime.CelVariableResolver;
import dev.fraudscorer.spi.vector.FeatureVector;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * cel-java's own runtime at its fastest: the planner, with a resolver of names instead of a map. A missing number is NaN
 * and a missing text empty, since its exceptions would take longer than everything else.
 */
final class CelJavaRules implements RuleEvaluator {
    private final CelRuntime.Program[] programs;
    private final Map<String, Integer> slots = new HashMap<>();

    CelJavaRules() throws CelValidationException, CelEvaluationException {
        CelCompilerBuilder builder = CelCompilerFactory.standardCelCompilerBuilder();
        for (int i = 0; i < ReferenceRules.NUMBERS; i++) {
            builder.addVar("n" + i, SimpleType.DOUBLE);
            slots.put("n" + i, i);
        }
        for (int i = 0; i < ReferenceRules.TEXTS; i++) {
            builder.addVar("t" + i, SimpleType.STRING);
            slots.put("t" + i, ReferenceRules.NUMBERS + i);
        }
        CelCompiler compiler = builder.build();
        CelRuntime runtime = CelRuntimeFactory.plannerRuntimeBuilder().build();
        List<String> texts = ReferenceRules.written(ReferenceCondition::guardedCel, " && ");
        programs = new CelRuntime.Program[texts.size()];
        for (int i = 0; i < programs.length; i++) {
            programs[i] = runtime.createProgram(compiler.compile(texts.get(i)).getAst());
        }
    }

    @Override
    public void evaluate(FeatureVector vector, long[] fired) {
        fired[0] = 0;
        fired[1] = 0;
        CelVariableResolver resolver = name -> Optional.ofNullable(value(vector, name));
        try {
            for (int i = 0; i < programs.length; i++) {
                if (Boolean.TRUE.equals(programs[i].eval(resolver))) {
                    fired[i >> 6] |= 1L << i;
                }
            }
        } catch (CelEvaluationException e) {
            throw new IllegalStateException(e);
        }
    }

    private Object value(FeatureVector vector, String name) {
        int slot = slots.getOrDefault(name, -1);
        if (slot < ReferenceRules.NUMBERS) {
            return vector.number(slot);
        }
        String text = vector.text(slot);
        return text == null ? "" : text;
    }
}
