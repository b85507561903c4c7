package dev.fraudscorer.rules.internal.ruleset;

import dev.fraudscorer.assessment.DisplayedValue;
import dev.fraudscorer.rules.internal.lists.content.ListedEntry;
import dev.fraudscorer.rules.internal.plan.list.Membership;
import dev.fraudscorer.spi.vector.FeatureVector;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The notes of the entries by which an event is on a condition's entity lists: {@code lists.stolen_cards.reason =
 * 'reported stolen'}. Immutable.
 */
final class ListNotes {
    private final Membership.OfKey[] memberships;
    private final String[] reasons;
    private final String[] sources;

    /** @param memberships the list tests of a condition */
    ListNotes(List<Membership.OfKey> memberships) {
        this.memberships = memberships.toArray(new Membership.OfKey[0]);
        this.reasons = named(".reason");
        this.sources = named(".source");
    }

    /**
     * What a rule that fired shows.
     *
     * @param shown without lists; not modified, and returned as it is if no entry has a note
     */
    DisplayedValue[] addTo(DisplayedValue[] shown, FeatureVector vector) {
        DisplayedValue[] all = shown;
        for (int i = 0; i < memberships.length; i++) {
            String value = memberships[i].operand().evaluate(vector);
            ListedEntry entry = value == null ? null : memberships[i].list().find(vector, value);
            if (entry != null) {
                all = with(all, reasons[i], entry.reason());
                all = with(all, sources[i], entry.source());
            }
        }
        return all;
    }

    private String[] named(String note) {
        String[] names = new String[memberships.length];
        for (int i = 0; i < names.length; i++) {
            names[i] = "lists." + memberships[i].list().name() + note;
        }
        return names;
    }

    private static DisplayedValue[] with(DisplayedValue[] shown, String name, @Nullable String note) {
        if (note == null) {
            return shown;
        }
        DisplayedValue[] longer = Arrays.copyOf(shown, shown.length + 1);
        longer[shown.length] = DisplayedValue.ofText(name, note);
        return longer;
    }
}
