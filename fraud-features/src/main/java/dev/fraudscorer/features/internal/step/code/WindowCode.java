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
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassTooLargeException;
import org.objectweb.asm.MethodTooLargeException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The windows of a plan as two hidden classes, which are unloaded with it: one for the many records that lack no number, one that
 * looks for those that are missing. Where the JVM defines none, the plan is too large, or the
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
    private final WindowProgram programOfGaps;
    private final ProgramWriter.Written written;
    private final ProgramWriter.Written writtenOfGaps;
    private final Columns columns;
    private final boolean[] isNeeded;
    private final int[] slotRuns;
    private final long reach;

    private WindowCode(
            EntityPlan plan,
            List<CutOutput> outputs,
            ProgramWriter.Written written,
            ProgramWriter.Written writtenOfGaps)
            throws ReflectiveOperationException {
        this.written = written;
        this.writtenOfGaps = writtenOfGaps;
        this.columns = plan.columns();
        this.isNeeded = plan.addedNumbers();
        this.slotRuns = SlotRuns.of(
                outputs.stream().map(output -> output.output().slot()).toList());
        this.reach = outputs.stream().mapToLong(CutOutput::cut).max().orElse(0);
        this.program = define(written.bytes());
        this.programOfGaps = define(writtenOfGaps.bytes());
    }

    /** Makes the code of a plan; null if there is none, and the log says why. */
    public static @Nullable WindowCode compile(EntityPlan plan) {
        return compile(plan, why -> {});
    }

    /**
     * Makes the code of a plan.
     *
     * @param whyNot takes the reason, if there is none; it is logged, too
     * @return null if there is none
     */
    public static @Nullable WindowCode compile(EntityPlan plan, Consumer<String> whyNot) {
        if (!CodeSwitch.isOn()) {
            whyNot.accept("-D" + CodeSwitch.NAME + "=false leaves generated code out");
            return null;
        }
        try {
            WindowCode code = generate(plan);
            if (code == null) {
                String why = plan.addsDoubles()
                        ? "it adds up numbers that are never kept as hundredths, such as those of a place"
                        : plan.columns().codes() > MOST_CODES
                                ? "it tells the values of more than " + MOST_CODES + " attributes apart"
                                : "it has too many features for a class that the JVM compiles";
                LOG.info("The plan of {} is walked through, in several times the time: {}", plan.name(), why);
                whyNot.accept(why);
            }
            return code;
        } catch (ReflectiveOperationException | LinkageError | UnsupportedOperationException e) {
            LOG.warn("No classes for features here; the plan of {} is walked through", plan.name(), e);
            whyNot.accept("this JVM defines no hidden classes (" + e.getClass().getSimpleName() + ")");
            return null;
        }
    }

    /** Null if the plan is not one for a class; throws where the JVM can't define it. */
    static @Nullable WindowCode generate(EntityPlan plan) throws ReflectiveOperationException {
        if (plan.addsDoubles() || plan.columns().codes() > MOST_CODES) {
            return null;
        }
        List<CutOutput> outputs = PlanOutputs.of(plan, false);
        try {
            ProgramWriter.Written written = write(plan, outputs);
            ProgramWriter.Written ofGaps = write(plan, PlanOutputs.of(plan, true));
            boolean isLong = Math.max(written.longestMethod(), ofGaps.longestMethod()) > CodeSwitch.LONGEST_METHOD;
            return isLong ? null : new WindowCode(plan, outputs, written, ofGaps);
        } catch (ClassTooLargeException | MethodTooLargeException e) {
            return null;
        }
    }

    private static ProgramWriter.Written write(EntityPlan plan, List<CutOutput> outputs) {
        Columns columns = plan.columns();
        RowLayout layout = SmallRecord.layout(columns, false);
        int groups = (columns.codes() + CodeLanes.LANES - 1) / CodeLanes.LANES;
        return new ProgramWriter().write(WalkPlan.of(outputs), layout, columns.numbers(), groups);
    }

    private static WindowProgram define(byte[] bytes) throws ReflectiveOperationException {
        Class<?> defined = MethodHandles.lookup().defineHiddenClass(bytes, true).lookupClass();
        return (WindowProgram) defined.getDeclaredConstructor().newInstance();
    }

    /** That for records and events which carry all numbers. */
    WindowProgram program() {
        return program;
    }

    /** That for those which may lack some. */
    WindowProgram programOfGaps() {
        return programOfGaps;
    }

    /** Its class as it was written. */
    ProgramWriter.Written written() {
        return written;
    }

    CodeFrame newFrame() {
        return new CodeFrame(
                columns.numbers(),
                columns.codes(),
                Math.max(written.kept(), writtenOfGaps.kept()),
                Math.max(written.distinct(), writtenOfGaps.distinct()));
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
