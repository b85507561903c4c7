package dev.fraudscorer.policy;

import dev.fraudscorer.internal.cards.ShownText;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Who changes a running scorer, and why: what stands in the event of the change and in the log. Immutable.
 *
 * <pre>{@code
 * scorer.policy().reload(Change.by("alice").because("FRAUD-812: new merchant rules"));
 * }</pre>
 */
public final class Change {
    /** The most characters of an actor and of a reason. */
    public static final int MOST_CHARACTERS = 200;

    private static final Change PROCESS = new Change("process", "", false);

    private final String actor;
    private final String reason;
    private final boolean forced;

    private Change(String actor, String reason, boolean forced) {
        this.actor = actor;
        this.reason = reason;
        this.forced = forced;
    }

    /** A change that nobody is named for: the host's process makes it. The actor is {@code process}. */
    public static Change byProcess() {
        return PROCESS;
    }

    /**
     * A change by somebody.
     *
     * @param actor the name of a person or of a system, such as {@code alice} or {@code deploy-42}; card numbers in it are masked,
     *     and what would begin another line is escaped
     * @throws IllegalArgumentException if it is blank or longer than {@value #MOST_CHARACTERS} characters
     */
    public static Change by(String actor) {
        return new Change(checked("actor", actor), "", false);
    }

    /**
     * The same with a reason, such as the number of a ticket.
     *
     * @param why shown as the actor is
     * @throws IllegalArgumentException if it is blank or longer than {@value #MOST_CHARACTERS} characters
     */
    public Change because(String why) {
        return new Change(actor, checked("reason", why), forced);
    }

    /**
     * The same, which also takes a signed policy that is older than the one in use, or another one than that. Its signature is
     * checked all the same.
     */
    public Change force() {
        return new Change(actor, reason, true);
    }

    /** Who. */
    public String actor() {
        return actor;
    }

    /** Why; empty if that was not given. */
    public String reason() {
        return reason;
    }

    /** Whether an older signed policy is taken, too. */
    public boolean isForced() {
        return forced;
    }

    private static String checked(String what, String text) {
        String shown = ShownText.of(Objects.requireNonNull(text, what));
        if (text.isBlank() || text.length() > MOST_CHARACTERS) {
            throw new IllegalArgumentException("found " + (text.isBlank() ? "a blank " : "a ") + what + " of "
                    + text.length() + " characters; expected 1 to " + MOST_CHARACTERS + " that are not all blank");
        }
        return shown;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Change that
                && actor.equals(that.actor)
                && reason.equals(that.reason)
                && forced == that.forced;
    }

    @Override
    public int hashCode() {
        return Objects.hash(actor, reason, forced);
    }

    @Override
    public String toString() {
        return "Change[by " + actor + (reason.isEmpty() ? "" : " because " + reason) + (forced ? ", forced" : "") + "]";
    }
}
