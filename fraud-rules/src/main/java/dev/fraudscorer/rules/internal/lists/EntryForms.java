package dev.fraudscorer.rules.internal.lists;

import dev.fraudscorer.event.Attribute;
import dev.fraudscorer.rules.internal.lists.content.ListBuilder;
import dev.fraudscorer.spi.vector.Schema;
import dev.fraudscorer.spi.vector.Variable;
import java.util.ArrayList;
import java.util.List;

/**
 * How events spell what a list is of, so that an entry is found however the list's file spells it. Immutable.
 *
 * @param attributes those that make one text of several spellings, or have a fixed set of texts
 * @param plain whether the list is also of texts that are taken as they come
 */
record EntryForms(List<Attribute> attributes, boolean plain) {
    EntryForms {
        attributes = List.copyOf(attributes);
    }

    /** @param of names of attributes, features and derived values */
    static EntryForms of(List<String> of, Schema schema) {
        List<Attribute> spelled = new ArrayList<>();
        boolean plain = of.isEmpty();
        for (String name : of) {
            Variable variable = schema.find(name);
            Attribute attribute = variable == null ? null : variable.attribute();
            if (attribute != null && attribute.isSpelled()) {
                spelled.add(attribute);
            } else {
                plain = true;
            }
        }
        return new EntryForms(spelled, plain);
    }

    /** A builder that takes entries of a kind in the spelling of events. */
    ListBuilder wrap(ListBuilder builder, ListKind kind) {
        return kind == ListKind.KEYS && !attributes.isEmpty() ? new KeyNormalizer(builder, this) : builder;
    }
}
