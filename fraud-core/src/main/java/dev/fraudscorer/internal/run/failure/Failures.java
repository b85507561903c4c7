package dev.fraudscorer.internal.run.failure;

import dev.fraudscorer.assessment.FailureKind;
import dev.fraudscorer.assessment.FailureListener;
import dev.fraudscorer.internal.cards.CleanThrowable;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where the failures of all parts of a scorer come together: the log, and what the host listens with. Thread-safe. */
public final class Failures {
    private static final Logger LOG = LoggerFactory.getLogger("dev.fraudscorer.health");

    private final List<FailureListener> listeners;
    /** Before the name of a part in the log. */
    private final String whose;

    public Failures(List<FailureListener> listeners) {
        this(listeners, "");
    }

    private Failures(List<FailureListener> listeners, String whose) {
        this.listeners = List.copyOf(listeners);
        this.whose = whose;
    }

    /** Of a policy that is tried beside the one in use: its failures are in the log, and no alarm. */
    public static Failures ofChallenger() {
        return new Failures(List.of(), "the challenger's ");
    }

    /** What a failure with this cause is called. A stack that overflows is the fault of whoever called so deep. */
    public static FailureKind kindOf(Throwable cause) {
        if (cause instanceof InvalidResultException) {
            return FailureKind.INVALID_RESULT;
        }
        return cause instanceof VirtualMachineError && !(cause instanceof StackOverflowError)
                ? FailureKind.VIRTUAL_MACHINE_ERROR
                : FailureKind.SOURCE_FAILED;
    }

    /** Marks the thread as interrupted again if that is what ended the part. */
    static void restoreInterrupt(Throwable cause) {
        if (cause instanceof InterruptedException) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Reports one failure. Throws nothing, since it is called where nothing may be thrown: where memory has come to its
     * end, logging and listening fail, too.
     *
     * @param times how often the part has failed so far
     */
    void report(String part, Throwable cause, long times) {
        // Ever more rarely: the 1st, 2nd, 4th, 8th time and so on.
        if (Long.bitCount(times) == 1) {
            log("{} failed, {} times so far", whose + part, times, cause);
        }
        for (int i = 0; i < listeners.size(); i++) {
            try {
                listeners.get(i).failed(part, kindOf(cause), cause);
            } catch (Throwable e) {
                log("{} failed, {} times so far, and a failure listener failed on it", part, times, e);
            }
        }
    }

    private static void log(String message, String part, long times, Throwable cause) {
        try {
            LOG.warn(message, part, times, CleanThrowable.of(cause));
        } catch (Throwable e) {
            // There is no place left to report it.
        }
    }
}
