package dev.fraudscorer.assessment;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** How one source of features or of evidence is. Immutable. */
public final class SourceHealth extends AbstractValue {
    private final String source;
    private final HealthStatus status;
    private final @Nullable FailureKind cause;
    private final @Nullable Instant since;

    private SourceHealth(String source, HealthStatus status, @Nullable FailureKind cause, @Nullable Instant since) {
        this.source = Objects.requireNonNull(source, "source");
        this.status = Objects.requireNonNull(status, "status");
        this.cause = cause;
        this.since = since;
    }

    /** Makes it of its parts, which the accessors describe. */
    public static SourceHealth of(
            String source, HealthStatus status, @Nullable FailureKind cause, @Nullable Instant since) {
        return new SourceHealth(source, status, cause, since);
    }

    /** Its name, as in evidence about its failures. */
    public String source() {
        return source;
    }

    /** How it is. */
    public HealthStatus status() {
        return status;
    }

    /** Why it is not {@link HealthStatus#UP}; null if it is, and if only a note of the source says what is wrong. */
    public @Nullable FailureKind cause() {
        return cause;
    }

    /** Since when it has been in this status, by the scorer's clock; null if since it was loaded. */
    public @Nullable Instant since() {
        return since;
    }

    @Override
    @Nullable
    Object[] components() {
        return new @Nullable Object[] {"source", source, "status", status, "cause", cause, "since", since};
    }
}
