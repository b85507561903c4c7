package dev.fraudscorer.rules.internal.lists;

import dev.fraudscorer.event.Attribute;
import dev.fraudscorer.rules.internal.language.ExpectedText;
import dev.fraudscorer.rules.internal.lists.content.LineError;
import dev.fraudscorer.rules.internal.lists.content.ListBuilder;
import dev.fraudscorer.rules.internal.lists.content.ListContent;
import dev.fraudscorer.rules.internal.lists.content.ListRow;
import dev.fraudscorer.rules.internal.lists.content.StringPool;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Takes keys as events spell them; refuses those that no event can carry, such as unknown codes. Confined to one thread. */
final class KeyNormalizer implements ListBuilder {
    private final ListBuilder keys;
    private final EntryForms forms;

    KeyNormalizer(ListBuilder keys, EntryForms forms) {
        this.keys = keys;
        this.forms = forms;
    }

    @Override
    public @Nullable LineError add(ListRow row) {
        String key = row.key().toString();
        Set<String> spellings = new LinkedHashSet<>();
        if (forms.plain()) {
            spellings.add(key);
        }
        for (Attribute attribute : forms.attributes()) {
            // Of a secret the tokens under all keys: a decision that was recorded under a former one is found, too.
            spellings.addAll(attribute.canonicals(key));
        }
        if (spellings.isEmpty()) {
            return fault(key);
        }
        LineError fault = null;
        for (String spelling : spellings) {
            row.replaceKey(spelling);
            LineError of = keys.add(row);
            fault = fault == null ? of : fault;
        }
        return fault;
    }

    @Override
    public ListContent build(StringPool notes, Problems problems) {
        return keys.build(notes, problems);
    }

    /** The key itself is not repeated: the file may be another than it is taken for. */
    private LineError fault(String key) {
        Attribute attribute = forms.attributes().get(0);
        String expected = ExpectedText.of(attribute, key, "ranges, kind: cidr");
        return new LineError("a key that no event carries in '" + attribute.name() + "'", expected);
    }
}
