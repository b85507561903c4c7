package dev.fraudscorer.rules.internal.lists.content;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The reasons and sources of a list's entries, each text once, by number. Confined to one thread until it is read. */
public final class StringPool {
    /** The number of no note. */
    public static final int NONE = -1;

    private final List<String> texts = new ArrayList<>();
    private final Map<String, Integer> numbers = new HashMap<>();
    private String last = "";
    private int lastNumber = NONE;

    /** The number of a note; {@link #NONE} of an empty one. */
    public int number(CharSequence note) {
        if (note.length() == 0) {
            return NONE;
        }
        // Entries of one delivery follow one another and have the same notes.
        if (!last.contentEquals(note)) {
            last = note.toString();
            lastNumber = numbers.computeIfAbsent(last, text -> {
                texts.add(text);
                return texts.size() - 1;
            });
        }
        return lastNumber;
    }

    /** The texts by number, when all are there. */
    public List<String> texts() {
        return List.copyOf(texts);
    }

    /** The note of a number; null if there is none. */
    public static @Nullable String text(List<String> texts, int number) {
        return number == NONE ? null : texts.get(number);
    }
}
