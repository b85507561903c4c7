package dev.fraudscorer.policy;

import dev.fraudscorer.assessment.Provenance;
import dev.fraudscorer.internal.cards.ShownText;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One change of a running scorer, made or refused. Immutable. */
public final class ScorerChange {
    /** The most problems of a refused change that are kept. */
    public static final int MOST_PROBLEMS = 20;

    private final ChangeKind kind;
    private final String subject;
    private final Change by;
    private final Instant at;
    private final @Nullable Provenance from;
    private final @Nullable Provenance to;
    private final List<String> problems;

    private ScorerChange(
            ChangeKind kind,
            String subject,
            Change by,
            Instant at,
            @Nullable Provenance from,
            @Nullable Provenance to,
            List<String> problems) {
        this.kind = Objects.requireNonNull(kind, "kind");
        this.subject = ShortText.of(ShownText.of(subject), PolicyProblem.MOST_CHARACTERS);
        this.by = Objects.requireNonNull(by, "by");
        this.at = Objects.requireNonNull(at, "at");
        this.from = from;
        this.to = to;
        this.problems = problems.stream()
                .limit(MOST_PROBLEMS)
                .map(problem -> ShortText.of(ShownText.of(problem), 2 * PolicyProblem.MOST_CHARACTERS))
                .toList();
    }

    /**
     * One that took effect.
     *
     * @param subject as {@link #subject} describes
     * @param from null for the first load
     */
    public static ScorerChange made(
            ChangeKind kind, String subject, Change by, Instant at, @Nullable Provenance from, Provenance to) {
        return new ScorerChange(kind, subject, by, at, from, Objects.requireNonNull(to, "to"), List.of());
    }

    /**
     * One that was refused.
     *
     * @param subject as {@link #subject} describes
     * @param problems what was wrong, at least one; of more than {@value #MOST_PROBLEMS} the first are kept
     */
    public static ScorerChange refused(
            ChangeKind kind, String subject, Change by, Instant at, Provenance inUse, List<String> problems) {
        if (problems.isEmpty()) {
            throw new IllegalArgumentException("a refused change without a problem; expected why it was refused");
        }
        return new ScorerChange(kind, subject, by, at, Objects.requireNonNull(inUse, "inUse"), null, problems);
    }

    /** What it is. */
    public ChangeKind kind() {
        return kind;
    }

    /**
     * What it is about: the names of the lists that changed, or of a snapshot's file; the rule, attribute, hash of the key and end of a
     * snooze; of who was forgotten the kind of entity; empty if it is the policy as a whole.
     */
    public String subject() {
        return subject;
    }

    /** Who made it or tried to, and why. */
    public Change by() {
        return by;
    }

    /** When, by the scorer's clock. */
    public Instant at() {
        return at;
    }

    /** What was in use before, and still is if it was refused; null for the first load. */
    public @Nullable Provenance from() {
        return from;
    }

    /** What is in use since; null if it was refused. */
    public @Nullable Provenance to() {
        return to;
    }

    /** Whether it was refused, so that all is as before. */
    public boolean isRefused() {
        return to == null;
    }

    /** What was wrong, each in one line, at most {@value #MOST_PROBLEMS}; empty if it took effect. */
    public List<String> problems() {
        return problems;
    }

    @Override
    public String toString() {
        return "ScorerChange[" + kind + (subject.isEmpty() ? "" : " " + subject) + " at " + at + " by " + by.actor()
                + ", from=" + from + ", to=" + to + ", problems=" + problems + "]";
    }
}
