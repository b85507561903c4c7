package dev.fraudscorer.internal.load.part;

import dev.fraudscorer.policy.Location;
import dev.fraudscorer.spi.policy.PolicyReader;
import org.jspecify.annotations.Nullable;

/**
 * Calls methods of sources while a policy is loaded: what one throws is a problem of the policy, with the class of the
 * source. Errors of the virtual machine leave it and end the load. Confined to the thread that loads.
 */
public final class SourceCalls {
    private final PolicyReader reader;
    private final Location at;

    /** @param at where problems are reported */
    public SourceCalls(PolicyReader reader, Location at) {
        this.reader = reader;
        this.at = at;
    }

    /** What the method returns; null if it threw or returned null, which has been reported. */
    public <T> @Nullable T call(Object source, String method, Call<T> call) {
        String cause;
        try {
            T answer = call.run();
            if (answer != null) {
                return answer;
            }
            cause = "returned null";
        } catch (Throwable e) {
            if (e instanceof VirtualMachineError error && !(e instanceof StackOverflowError)) {
                throw error;
            }
            SourceLog.warn("a source ({}) failed while its policy was loaded", source, e);
            cause = "threw " + e.getClass().getName();
        }
        reader.report(
                at,
                "a source (" + source.getClass().getName() + ") whose method " + method + " " + cause,
                "a source that can be loaded; the log has the stack trace of what it threw");
        return null;
    }

    /** Calls one method. */
    public interface Call<T> {
        T run() throws Exception;
    }
}
