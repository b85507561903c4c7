package dev.fraudscorer.rules.internal.lists.content;

import org.jspecify.annotations.Nullable;

/** Takes the entries of a list of one kind. Confined to one thread. */
public interface ListBuilder {
    /**
     * Takes an entry.
     *
     * @param row its key is neither blank nor longer than {@link Entry#MOST_CHARACTERS}; not kept
     * @return why it was not taken; null if it was
     */
    @Nullable
    LineError add(ListRow row);

    /**
     * The list, when every entry is there.
     *
     * @param problems receives what is wrong with entries together
     */
    ListContent build(StringPool notes, Problems problems);

    interface Problems {
        /**
         * Reports a fault.
         *
         * @param line from 1; 0 for the list as a whole
         */
        void report(int line, LineError fault);
    }
}
