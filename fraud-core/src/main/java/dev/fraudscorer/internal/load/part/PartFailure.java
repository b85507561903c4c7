package dev.fraudscorer.internal.load.part;

import dev.fraudscorer.policy.Location;
import dev.fraudscorer.policy.PolicyException;
import dev.fraudscorer.policy.PolicyProblem;
import dev.fraudscorer.spi.policy.PolicyReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.ServiceConfigurationError;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A part of a load that threw what it should have reported, whatever it threw; the part is named. */
public final class PartFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String part;

    private PartFailure(String part, Throwable cause) {
        super(cause);
        this.part = part;
    }

    /**
     * Runs a part.
     *
     * @param part its name for the report
     * @throws PartFailure if it throws
     */
    public static <T extends @Nullable Object> T guard(String part, Supplier<T> run) {
        try {
            return run.get();
        } catch (PartFailure | PolicyException e) {
            throw e;
        } catch (Throwable t) { // whatever a module of the host throws, errors among it
            throw new PartFailure(part, t);
        }
    }

    /** The same for a part that gives nothing back. */
    public static void guard(String part, Runnable run) {
        guard(part, () -> {
            run.run();
            return true;
        });
    }

    /** The report: first this failure, then what was reported before. What was thrown is its cause, not its text. */
    public PolicyException report(String folder, PolicyReader reader) {
        Throwable thrown = getCause() == null ? this : getCause();
        List<PolicyProblem> problems = new ArrayList<>();
        problems.add(PolicyProblem.of(
                Location.of(folder),
                "a failure of " + part + " (" + what(thrown) + ")",
                "a module that reports what is wrong with a policy; the exception's cause shows where it failed"));
        problems.addAll(reader.problems());
        return new PolicyException(folder, problems, reader.problemCount() + 1, thrown);
    }

    /** Its kind, not its text, which may hold anything; that of the JDK about a provider names the provider. */
    private static String what(Throwable thrown) {
        String kind = thrown.getClass().getName();
        return thrown instanceof ServiceConfigurationError
                ? Objects.requireNonNullElse(thrown.getMessage(), kind)
                : kind;
    }
}
