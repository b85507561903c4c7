package dev.fraudscorer.internal.load;

import dev.fraudscorer.internal.cards.CardNumbers;
import dev.fraudscorer.policy.Location;
import dev.fraudscorer.spi.policy.CanonicalText;
import dev.fraudscorer.spi.policy.ListNode;
import dev.fraudscorer.spi.policy.MapNode;
import dev.fraudscorer.spi.policy.Node;
import dev.fraudscorer.spi.policy.PolicyReader;
import dev.fraudscorer.spi.policy.ScalarNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The sections of a policy that code supplies in place of the document. Immutable. */
final class SuppliedSections {
    private final SortedMap<String, Node> byName;

    /** @param leftOut sections that are left out, whoever supplies them */
    SuppliedSections(Map<String, Node> supplied, Collection<String> leftOut) {
        this.byName = new TreeMap<>(supplied);
        this.byName.keySet().removeAll(leftOut);
    }

    /** The document with these sections; reports each that it has, too. */
    MapNode addedTo(MapNode document, PolicyReader reader) {
        List<MapNode.Entry> entries = new ArrayList<>(document.entries());
        byName.forEach((name, content) -> {
            Node inDocument = document.get(name);
            reportCards(content.at(), name, reader);
            checkCards(content, reader);
            if (inDocument == null) {
                entries.add(new MapNode.Entry(name, content.at(), content));
            } else {
                reader.report(
                        inDocument.at(),
                        "section '" + name + "', which code supplies, too (" + content.at() + ")",
                        "the section in the policy's document or from code, not both");
            }
        });
        return new MapNode(document.at(), entries);
    }

    private static void checkCards(Node node, PolicyReader reader) {
        if (node instanceof MapNode map) {
            for (MapNode.Entry entry : map.entries()) {
                reportCards(entry.at(), entry.key(), reader);
                checkCards(entry.value(), reader);
            }
        } else if (node instanceof ListNode list) {
            list.items().forEach(item -> checkCards(item, reader));
        } else if (node instanceof ScalarNode scalar) {
            reportCards(scalar.at(), scalar.text(), reader);
        }
    }

    private static void reportCards(Location at, String text, PolicyReader reader) {
        if (CardNumbers.contains(text)) {
            reader.report(at, "a card number", "no card number in a policy; a card is named by its token");
        }
    }

    /** What the digest covers of them. */
    SortedMap<String, String> canonicalTexts() {
        SortedMap<String, String> texts = new TreeMap<>();
        byName.forEach((name, content) -> texts.put(name, CanonicalText.of(content)));
        return texts;
    }
}
