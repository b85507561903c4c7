package dev.fraudscorer.internal.cards;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Replaces a throwable whose text holds a card number, or characters that are not seen, in a log or as a cause: its
 * class, its masked text and its trace, with the same of its causes.
 */
public final class CleanThrowable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private CleanThrowable(Throwable original, Set<Throwable> seen) {
        super(ShownText.lines(text(original)), copyOf(original.getCause(), seen), true, true);
        setStackTrace(original.getStackTrace());
        for (Throwable suppressed : original.getSuppressed()) {
            Throwable copy = copyOf(suppressed, seen);
            if (copy != null) {
                addSuppressed(copy);
            }
        }
    }

    /**
     * {@code thrown} itself unless a card number, or what is not seen, is in its text or in that of a cause or of what
     * it suppressed.
     */
    public static Throwable of(Throwable thrown) {
        return isClean(thrown, identitySet()) ? thrown : new CleanThrowable(thrown, identitySet());
    }

    /** As {@link #of}; null for null. */
    public static @Nullable Throwable ofNullable(@Nullable Throwable thrown) {
        return thrown == null ? null : of(thrown);
    }

    private static @Nullable Throwable copyOf(@Nullable Throwable thrown, Set<Throwable> seen) {
        return thrown == null || !seen.add(thrown) ? null : new CleanThrowable(thrown, seen);
    }

    private static boolean isClean(Throwable thrown, Set<Throwable> seen) {
        if (!seen.add(thrown)) {
            return true;
        }
        String text = text(thrown);
        if (CardNumbers.contains(text) || ShownText.hidesBeyondLines(text)) {
            return false;
        }
        for (Throwable suppressed : thrown.getSuppressed()) {
            if (!isClean(suppressed, seen)) {
                return false;
            }
        }
        Throwable cause = thrown.getCause();
        return cause == null || isClean(cause, seen);
    }

    /** Of one whose methods throw, only the class. */
    private static String text(Throwable thrown) {
        try {
            return String.valueOf(thrown.toString());
        } catch (Throwable e) {
            return thrown.getClass().getName();
        }
    }

    private static Set<Throwable> identitySet() {
        return Collections.newSetFromMap(new IdentityHashMap<>());
    }
}
