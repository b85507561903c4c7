package dev.fraudscorer.rules.internal.bytecode;

import dev.fraudscorer.rules.internal.plan.InterpretedPlan;
import dev.fraudscorer.rules.internal.plan.RulePlan;
import dev.fraudscorer.rules.internal.plan.node.BooleanNode;
import java.lang.invoke.MethodHandles;
import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.ClassTooLargeException;
import org.objectweb.asm.MethodTooLargeException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the plan of all conditions of a policy: hidden classes, which are unloaded with the plan. Where the JVM defines
 * none, or the system property {@value #SWITCH} is {@code false}, the plan walks through the nodes instead, with the
 * same results in several times the time.
 */
public final class RuleCompiler {
    /** The system property that leaves out the classes. */
    public static final String SWITCH = "fraudscorer.rules.bytecode";

    private static final Logger LOG = LoggerFactory.getLogger(RuleCompiler.class);

    /** Fewer if they do not fit: the constants of a class are bounded, and so is the length of a method. */
    private static final int MOST_CONDITIONS_IN_A_CLASS = 512;

    private RuleCompiler() {}

    /**
     * Compiles conditions.
     *
     * @param conditions in the order of the bits of their results
     */
    public static RulePlan compile(List<BooleanNode> conditions) {
        if (System.getProperty(SWITCH, "true").equals("false")) {
            return new InterpretedPlan(conditions);
        }
        try {
            return generate(conditions);
        } catch (ReflectiveOperationException | LinkageError | UnsupportedOperationException e) {
            LOG.warn("No classes for rules here; rules are evaluated by walking through their nodes", e);
            return new InterpretedPlan(conditions);
        }
    }

    /** The plan as classes; throws where the JVM can't define them. */
    static CompiledPlan generate(List<BooleanNode> conditions) throws ReflectiveOperationException {
        TextDictionary coding = TextDictionary.of(conditions);
        CommonSubexpressions sharing = CommonSubexpressions.of(conditions, coding);
        List<Program> programs = new ArrayList<>();
        for (int first = 0; first < conditions.size(); first += MOST_CONDITIONS_IN_A_CLASS) {
            int end = Math.min(first + MOST_CONDITIONS_IN_A_CLASS, conditions.size());
            for (ProgramWriter.WrittenProgram written : write(conditions, coding, sharing, first, end)) {
                programs.add(define(written));
            }
        }
        return new CompiledPlan(conditions.size(), programs, coding, sharing);
    }

    /** As one class or, where one cannot hold them, as several; a single condition that fits into none is called. */
    static List<ProgramWriter.WrittenProgram> write(
            List<BooleanNode> conditions, TextDictionary coding, CommonSubexpressions sharing, int first, int end) {
        try {
            return List.of(new ProgramWriter(conditions, coding, sharing).write(first, end));
        } catch (ClassTooLargeException | MethodTooLargeException e) {
            if (end - first == 1) {
                return List.of(new ProgramWriter(conditions, coding, sharing).writeCall(first));
            }
            int middle = (first + end) / 2;
            List<ProgramWriter.WrittenProgram> both = new ArrayList<>();
            both.addAll(write(conditions, coding, sharing, first, middle));
            both.addAll(write(conditions, coding, sharing, middle, end));
            return both;
        }
    }

    private static Program define(ProgramWriter.WrittenProgram program) throws ReflectiveOperationException {
        MethodHandles.Lookup lookup = MethodHandles.lookup();
        Class<?> defined = lookup.defineHiddenClassWithClassData(program.bytes(), program.objects(), true)
                .lookupClass();
        return (Program) defined.getDeclaredConstructor().newInstance();
    }
}
