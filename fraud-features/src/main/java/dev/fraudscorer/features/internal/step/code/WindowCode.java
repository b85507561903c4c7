package dev.fraudscorer.features.internal.step.code;

import dev.fraudscorer.features.internal.bytecode.CodeSwitch;
import dev.fraudscorer.features.internal.bytecode.SlotRuns;
import dev.fraudscorer.features.internal.plan.Columns;
import dev.fraudscorer.features.internal.plan.EntityPlan;
import dev.fraudscorer.features.internal.record.RowLayout;
import dev.fraudscorer.features.internal.record.SmallRecord;
import java.lang.invoke.MethodHandles;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassTooLargeException;
import org.objectweb.asm.MethodTooLargeException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The windows of a plan as a hidden class, which is unloaded with it. Where the JVM defines none, the plan is too large, or the
 * system property {@value #SWITCH} is {@code false}, there is none, and windows are read by walking through the plan, with
 * the same results in several times the time. Immutable and thread-safe.
 */
public final class WindowCode {
    /** The system property that leaves out the classes. */
    public static final String SWITCH = CodeSwitch.NAME;

    /** A bit for each column of codes says whether an event has a value in it. */
    private static final int MOST_CODES = Integer.SIZE;

    private static final Logger LOG = LoggerFactory.getLogger(WindowCode.class);

    private final WindowProgram program;
    private final ProgramWriter.Written written;
    private final Columns columns;
    private final boolean[] isNeeded;
    private final int[] slotRuns;
    private final long reach;

    private WindowCode(EntityPlan plan, List<CutOutput> outputs, ProgramWriter.Written written)
            throws ReflectiveOperationException {
        this.written = written;
        this.columns = plan.columns();
        this.isNeeded = plan.addedNumbers();
        this.slotRuns = SlotRuns.of(
                outputs.stream().map(output -> output.output().slot()).toList());
        this.reach = outputs.stream().mapToLong(CutOutput::cut).max().orElse(0);
        this.program = define(written.bytes());
    }

    /** Makes the code of a plan; null if there is none, and the log says why. */
    public static @Nullable WindowCode compile(EntityPlan plan) {
        if (!CodeSwitch.isOn()) {
            return null;
        }
        try {
            WindowCode code = generate(plan);
            if (code == null) {
                LOG.info(
                        "The features of {} are too many for a class, or of numbers that are no cents; their plan is walked through",
                        plan.name());
            }
            return code;
        } catch (ReflectiveOperationException | LinkageError | UnsupportedOperationException e) {
            LOG.warn("No classes for features here; the plan of {} is walked through", plan.name(), e);
            return null;
        }
    }

    /** Null if the plan is not one for a class; throws where the JVM can't define it. */
    static @Nullable WindowCode generate(EntityPlan plan) throws ReflectiveOperationException {
        if (plan.addsDoubles() || plan.columns().codes() > MOST_CODES) {
            return null;
        }
        Columns columns = plan.columns();
        List<CutOutput> outputs = PlanOutputs.of(plan);
        RowLayout layout = SmallRecord.layout(columns, false);
        int groups = (columns.codes() + CodeLanes.LANES - 1) / CodeLanes.LANES;
        try {
            ProgramWriter.Written written =
                    new ProgramWriter().write(WalkPlan.of(outputs), layout, columns.numbers(), groups);
            return written.longestMethod() > CodeSwitch.LONGEST_METHOD ? null : new WindowCode(plan, outputs, written);
        } catch (ClassTooLargeException | MethodTooLargeException e) {
            return null;
        }
    }

    private static WindowProgram define(byte[] bytes) throws ReflectiveOperationException {
        Class<?> defined = MethodHandles.lookup().defineHiddenClass(bytes, true).lookupClass();
        return (WindowProgram) defined.getDeclaredConstructor().newInstance();
    }

    WindowProgram program() {
        return program;
    }

    /** Its class as it was written. */
    ProgramWriter.Written written() {
        return written;
    }

    CodeFrame newFrame() {
        return new CodeFrame(columns.numbers(), columns.codes(), written.kept(), written.distinct());
    }

    int codeColumns() {
        return columns.codes();
    }

    /** By column, whether numbers of it are added up. */
    boolean[] neededNumbers() {
        return isNeeded;
    }

    /** The slots that are set, as runs: the first, and behind the last. */
    int[] slotRuns() {
        return slotRuns;
    }

    /** All slots that are set, ascending. */
    int[] slots() {
        return IntStream.range(0, slotRuns.length / 2)
                .flatMap(run -> IntStream.range(slotRuns[2 * run], slotRuns[2 * run + 1]))
                .toArray();
    }

    /** How far before what the event sees the longest window begins, in milliseconds. */
    long reach() {
        return reach;
    }

    @Override
    public String toString() {
        return "windows in " + written.methods() + " methods, slots " + Arrays.toString(slotRuns);
    }
}
