package dev.fraudscorer.internal.run.idempotency;

import dev.fraudscorer.assessment.DisplayedValue;
import dev.fraudscorer.assessment.Evidence;
import dev.fraudscorer.event.Event;
import dev.fraudscorer.event.FeatureValues;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * About how many bytes of memory an event and its assessment take: never much less than they do, since each character
 * counts two bytes and what is shared with others counts, too.
 */
public final class EntryBytes {
    /** The entry, its place in the map and in the queue, the event, its time, what was refused, the hash of its id, headers of arrays. */
    private static final long OF_ENTRY = 420;
    /** A number, the reference to a text, its hash, and why the attribute was refused. */
    private static final long OF_SLOT = 21;
    /** The assessment, and the lists and arrays in it. */
    private static final long OF_ASSESSMENT = 240;

    private static final long OF_EVIDENCE = 112;
    /** A number, the reference to a text, and whether it is approximate. */
    private static final long OF_VALUE = 17;

    private static final long OF_TEXT = 48;

    private EntryBytes() {}

    /** @param slots how many attributes all event types have together */
    static long of(Event event, int slots) {
        return OF_ENTRY + slots * OF_SLOT + event.textBytes();
    }

    /**
     * Of an assessment.
     *
     * @param shown by item; the values that it shows, or null
     */
    public static long ofAssessment(
            List<Evidence> evidence, DisplayedValue[] @Nullable [] shown, FeatureValues values) {
        long bytes = OF_ASSESSMENT;
        for (int i = 0; i < evidence.size(); i++) {
            bytes += OF_EVIDENCE + 2L * evidence.get(i).detail().length();
            DisplayedValue[] ofItem = shown[i];
            if (ofItem != null) {
                bytes += ofShown(ofItem, values);
            }
        }
        return bytes;
    }

    private static long ofShown(DisplayedValue[] shown, FeatureValues values) {
        long bytes = 0;
        for (DisplayedValue value : shown) {
            bytes += OF_VALUE;
            String text = value.text() == null ? values.text(value.slot()) : null;
            if (text != null) {
                bytes += ofText(text);
            }
        }
        return bytes;
    }

    private static long ofText(String text) {
        return OF_TEXT + 2L * text.length();
    }
}
