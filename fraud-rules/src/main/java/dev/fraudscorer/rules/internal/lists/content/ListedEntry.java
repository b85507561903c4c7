package dev.fraudscorer.rules.internal.lists.content;

import org.jspecify.annotations.Nullable;

/**
 * The content of an entry beside its key. Immutable.
 *
 * @param reason why it is listed; null if the file has no reason
 * @param source who listed it; null if the file has no source
 */
public record ListedEntry(@Nullable String reason, @Nullable String source) {
    private static final ListedEntry WITHOUT_NOTES = new ListedEntry(null, null);

    public static ListedEntry of(@Nullable String reason, @Nullable String source) {
        return reason == null && source == null ? WITHOUT_NOTES : new ListedEntry(reason, source);
    }
}
