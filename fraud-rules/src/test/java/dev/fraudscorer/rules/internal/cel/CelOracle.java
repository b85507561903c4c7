package dev.fraudscorer.rules.internal.cel;

import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelOptions;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.CelValidationException;
import dev.cel.common.types.CelType;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerBuilder;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelFunctionBinding;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeBuilder;
import dev.cel.runtime.CelRuntimeFactory;
import dev.cel.runtime.CelUnknownSet;
import dev.cel.runtime.CelVariableResolver;
import dev.fraudscorer.rules.internal.Evaluation;
import java.util.Map;
import java.util.Optional;

/**
 * cel-java's own compiler and runtime with its standard environment, as an oracle. A missing value is a name that it
 * does not find; what it calls an error or unknown is what we call missing.
 *
 * <p>Its interpreter, not its planner: the planner of 0.14 takes the error of {@code (false || missing) == true} for a
 * value and answers false.
 *
 * <p>Two functions mark where the language is narrower on purpose: {@code finite} and {@code exact} fail on results
 * that are infinite or that a double would not hold exactly.
 */
final class CelOracle {
    private static final CelOptions OPTIONS =
            CelOptions.current().enableHeterogeneousNumericComparisons(true).build();

    /** Marks an answer that the oracle does not have. */
    static final String NO_ANSWER = "NO_ANSWER";

    /** cel-java 0.14 refuses its own result of {@code duration('1ms') - duration('1h')}: seconds below, nanos above 0. */
    private static final String BROKEN_DURATION = "Nanos must have the same sign as seconds";

    private static final double TOO_LARGE = 1L << 53;

    private final CelCompiler compiler = compiler();
    private final CelRuntime runtime = runtime();

    private static CelRuntime runtime() {
        CelRuntimeBuilder builder = CelRuntimeFactory.legacyCelRuntimeBuilder()
                .setOptions(OPTIONS)
                .addFunctionBindings(CelFunctionBinding.fromOverloads(
                        "finite", CelFunctionBinding.from("finite_double", Double.class, CelOracle::finite)))
                .addFunctionBindings(CelFunctionBinding.fromOverloads(
                        "exact", CelFunctionBinding.from("exact_int", Long.class, CelOracle::exact)))
                .addFunctionBindings(CelFunctionBinding.fromOverloads(
                        "remainder",
                        CelFunctionBinding.from("remainder_double", Double.class, Double.class, (a, b) -> a % b)))
                .addFunctionBindings(CelFunctionBinding.fromOverloads(
                        "abs", CelFunctionBinding.from("abs_int", Long.class, Math::abs)))
                .addFunctionBindings(CelFunctionBinding.fromOverloads(
                        "min", CelFunctionBinding.from("min_double", Double.class, Double.class, Math::min)))
                .addFunctionBindings(CelFunctionBinding.fromOverloads(
                        "max", CelFunctionBinding.from("max_double", Double.class, Double.class, Math::max)));
        TextOracle.bind(builder);
        return builder.build();
    }

    private static CelCompiler compiler() {
        CelCompilerBuilder builder = CelCompilerFactory.standardCelCompilerBuilder()
                .setOptions(OPTIONS)
                .setStandardMacros(CelStandardMacro.EXISTS, CelStandardMacro.ALL, CelStandardMacro.EXISTS_ONE)
                .addVar("event_time", SimpleType.TIMESTAMP)
                .addFunctionDeclarations(
                        unary("finite", "finite_double", SimpleType.DOUBLE),
                        unary("exact", "exact_int", SimpleType.INT),
                        unary("abs", "abs_int", SimpleType.INT),
                        binary("remainder", "remainder_double"),
                        binary("min", "min_double"),
                        binary("max", "max_double"));
        TextOracle.declare(builder);
        RandomValues.NUMBERS.forEach(name -> declare(builder, name, SimpleType.DOUBLE));
        RandomValues.TEXTS.forEach(name -> declare(builder, name, SimpleType.STRING));
        RandomValues.TRUTHS.forEach(name -> declare(builder, name, SimpleType.BOOL));
        return builder.build();
    }

    private static void declare(CelCompilerBuilder builder, String name, CelType type) {
        builder.addVar(name, type);
        builder.addVar(RandomValues.presenceOf(name), SimpleType.BOOL);
    }

    private static CelFunctionDecl unary(String name, String id, CelType type) {
        return CelFunctionDecl.newFunctionDeclaration(name, CelOverloadDecl.newGlobalOverload(id, type, type));
    }

    private static CelFunctionDecl binary(String name, String id) {
        return CelFunctionDecl.newFunctionDeclaration(
                name, CelOverloadDecl.newGlobalOverload(id, SimpleType.DOUBLE, SimpleType.DOUBLE, SimpleType.DOUBLE));
    }

    private static double finite(double value) {
        if (!Double.isFinite(value)) {
            throw new ArithmeticException("not finite");
        }
        return value;
    }

    private static long exact(long value) {
        if (Math.abs((double) value) >= TOO_LARGE) {
            throw new ArithmeticException("not exact");
        }
        return value;
    }

    CelRuntime.Program compile(String strict) {
        try {
            return runtime.createProgram(compiler.compile(strict).getAst());
        } catch (CelValidationException | CelEvaluationException e) {
            throw new AssertionError("cel-java refuses " + strict, e);
        }
    }

    /**
     * A Boolean, a Double, a String, {@link Evaluation#MISSING} for an error or unknown, or {@link #NO_ANSWER}.
     */
    static Object evaluate(CelRuntime.Program program, Map<String, Object> values) {
        CelVariableResolver resolver = name -> Optional.ofNullable(values.get(name));
        try {
            Object value = program.eval(resolver);
            if (value instanceof CelUnknownSet) {
                return Evaluation.MISSING;
            }
            return value instanceof Long whole ? (Object) whole.doubleValue() : value;
        } catch (CelEvaluationException e) {
            boolean broken = e.getCause() != null
                    && String.valueOf(e.getCause().getMessage()).contains(BROKEN_DURATION);
            return broken ? NO_ANSWER : Evaluation.MISSING;
        }
    }
}
