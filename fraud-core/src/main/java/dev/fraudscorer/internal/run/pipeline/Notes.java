package dev.fraudscorer.internal.run.pipeline;

import dev.fraudscorer.internal.cards.ShownText;
import dev.fraudscorer.internal.run.failure.InvalidResultException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Puts what a part has to say beside what the others have. */
final class Notes {
    private Notes() {}

    /**
     * Adds all notes of a part, or none if they are none.
     *
     * @throws InvalidResultException if there are none, or one is null
     */
    static void add(String part, @Nullable List<String> notes, List<String> out) {
        if (notes == null) {
            throw new InvalidResultException("the notes are null; expected a list, which may be empty");
        }
        List<String> named = new ArrayList<>();
        for (String note : notes) {
            if (note == null) {
                throw new InvalidResultException("a note is null; expected a text");
            }
            named.add(part + ": " + ShownText.of(note));
        }
        out.addAll(named);
    }
}
