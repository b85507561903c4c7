package dev.fraudscorer.features.internal.large.code;

import dev.fraudscorer.features.internal.bytecode.CodeSwitch;
import dev.fraudscorer.features.internal.bytecode.SlotRuns;
import dev.fraudscorer.features.internal.large.LargeLayout;
import dev.fraudscorer.features.internal.large.LargePlan;
import dev.fraudscorer.features.internal.plan.EntityPlan;
import dev.fraudscorer.features.internal.plan.Pass;
import java.lang.invoke.MethodHandles;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassTooLargeException;
import org.objectweb.asm.MethodTooLargeException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How the windows of a plan are read from large records, as hidden classes, which are unloaded with it: one for each width of the
 * places of values. Where the JVM defines none, the plan is too large, or the system property {@value CodeSwitch#NAME} is
 * {@code false}, there are none, and large records are read lane by lane, with the same results in several times the time. Immutable
 * and thread-safe.
 */
public final class LargeCode {
    /** A bit for each column of codes says whether an event has a value in it. */
    private static final int MOST_CODES = Integer.SIZE;

    private static final Logger LOG = LoggerFactory.getLogger(LargeCode.class);

    private final LargeProgram narrow;
    private final LargeProgram wide;
    private final boolean[] addedNumbers;
    private final int[] slotRuns;
    private final long reach;

    private LargeCode(EntityPlan plan, LargePlan large) throws ReflectiveOperationException {
        LargeWriter.Written written = write(large.layout(false, false));
        this.addedNumbers = plan.addedNumbers();
        this.slotRuns = SlotRuns.of(written.slots());
        this.reach = reach(plan);
        this.narrow = define(written);
        // Without counted columns there are no places, and the layouts are the same.
        this.wide = large.countedColumns() == 0 ? narrow : define(write(large.layout(false, true)));
    }

    /** Makes the code of a plan; null if there is none, and the log says why. */
    public static @Nullable LargeCode compile(EntityPlan plan) {
        if (!CodeSwitch.isOn() || plan.passes().length == 0) {
            return null;
        }
        try {
            LargeCode code = generate(plan);
            if (code == null) {
                LOG.info(
                        "The features of {} are too many for a class of large records, or of numbers that are no cents;"
                                + " large records are read lane by lane",
                        plan.name());
            }
            return code;
        } catch (ReflectiveOperationException | LinkageError | UnsupportedOperationException e) {
            LOG.warn("No classes for features here; large records of {} are read lane by lane", plan.name(), e);
            return null;
        }
    }

    /** Null if the plan is not one for a class; throws where the JVM can't define it. */
    static @Nullable LargeCode generate(EntityPlan plan) throws ReflectiveOperationException {
        if (plan.addsDoubles() || plan.columns().codes() > MOST_CODES || plan.passes().length == 0) {
            return null;
        }
        try {
            return new LargeCode(plan, new LargePlan(plan));
        } catch (ClassTooLargeException | MethodTooLargeException e) {
            return null;
        }
    }

    private static LargeWriter.Written write(LargeLayout layout) {
        LargeWriter.Written written = new LargeWriter(layout).write();
        if (written.longestMethod() > CodeSwitch.LONGEST_METHOD) {
            throw new MethodTooLargeException("GeneratedTotals", "", "", written.longestMethod());
        }
        return written;
    }

    private static LargeProgram define(LargeWriter.Written written) throws ReflectiveOperationException {
        Class<?> defined =
                MethodHandles.lookup().defineHiddenClass(written.bytes(), true).lookupClass();
        return (LargeProgram) defined.getDeclaredConstructor().newInstance();
    }

    private static long reach(EntityPlan plan) {
        long reach = 0;
        for (Pass pass : plan.passes()) {
            for (long length : pass.lengthMillis()) {
                reach = Math.max(reach, pass.offsetMillis() + length);
            }
        }
        return reach;
    }

    LargeProgram program(LargeLayout layout) {
        return layout.wide ? wide : narrow;
    }

    /** By column, whether numbers of it are added up. */
    boolean[] addedNumbers() {
        return addedNumbers;
    }

    /** The slots that are set, as runs: the first, and behind the last. */
    int[] slotRuns() {
        return slotRuns;
    }

    /** How far before what the event sees the longest window begins, in milliseconds. */
    long reach() {
        return reach;
    }
}
