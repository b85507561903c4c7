package dev.fraudscorer;

import dev.fraudscorer.assessment.FailureKind;
import java.io.IOException;
import java.util.List;
import java.util.function.Supplier;

/**
 * One of each kind of what a source can throw, and what it is called then.
 *
 * @param name for a test's name
 * @param maker makes or throws it
 */
record Thrown(String name, FailureKind kind, Supplier<Throwable> maker) {
    static final List<Thrown> ALL = List.of(
            new Thrown("RuntimeException", FailureKind.SOURCE_FAILED, () -> new IllegalStateException("129.90")),
            new Thrown("AssertionError", FailureKind.SOURCE_FAILED, () -> new AssertionError("129.90")),
            new Thrown("LinkageError", FailureKind.SOURCE_FAILED, () -> new NoClassDefFoundError("kafka")),
            new Thrown("StackOverflowError", FailureKind.SOURCE_FAILED, Thrown::overflow),
            new Thrown("OutOfMemoryError", FailureKind.VIRTUAL_MACHINE_ERROR, () -> new OutOfMemoryError("heap")),
            new Thrown("InternalError", FailureKind.VIRTUAL_MACHINE_ERROR, () -> new InternalError("unsafe access")),
            new Thrown("sneaky IOException", FailureKind.SOURCE_FAILED, () -> new IOException("129.90")),
            new Thrown("sneaky InterruptedException", FailureKind.SOURCE_FAILED, InterruptedException::new),
            new Thrown("end of a thread", FailureKind.SOURCE_FAILED, DyingThread::new),
            new Thrown("Throwable that throws", FailureKind.SOURCE_FAILED, HostileThrowable::new),
            new Thrown("Throwable whose cause throws", FailureKind.SOURCE_FAILED, CauselessThrowable::new));

    @Override
    public String toString() {
        return name;
    }

    /** Throws it from a method of a source. */
    Object throwIt() throws Throwable {
        throw maker.get();
    }

    private static Throwable overflow() {
        try {
            return new AssertionError("depth " + descend(0));
        } catch (StackOverflowError e) {
            return e;
        }
    }

    @SuppressWarnings("InfiniteRecursion") // that is the way to the end of the stack
    private static int descend(int depth) {
        return descend(depth + 1) + 1;
    }

    /** As {@code Thread.stop} throws, which newer JDKs no longer have. */
    private static final class DyingThread extends Error {
        private static final long serialVersionUID = 1L;
    }

    /** Whoever looks for card numbers in its causes is thrown at. */
    private static final class CauselessThrowable extends Throwable {
        private static final long serialVersionUID = 1L;

        @Override
        public synchronized Throwable getCause() {
            throw new IllegalStateException("in getCause");
        }
    }

    /** Whoever logs it is thrown at, too. */
    private static final class HostileThrowable extends Throwable {
        private static final long serialVersionUID = 1L;

        @Override
        public String getMessage() {
            throw new OutOfMemoryError("in getMessage");
        }

        @Override
        public StackTraceElement[] getStackTrace() {
            throw new OutOfMemoryError("in getStackTrace");
        }

        @Override
        public String toString() {
            throw new OutOfMemoryError("in toString");
        }
    }
}
