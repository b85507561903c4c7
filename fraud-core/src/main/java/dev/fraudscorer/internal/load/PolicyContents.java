package dev.fraudscorer.internal.load;

import dev.fraudscorer.spi.policy.CanonicalText;
import dev.fraudscorer.spi.policy.MapNode;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;

/**
 * What a policy says, piece by piece, to compare it with another one. Immutable.
 *
 * @param sections those that are in effect, by name, as canonical texts
 * @param definitions what sources of evidence are made of, such as rules by id, as texts
 */
public record PolicyContents(Map<String, String> sections, Map<String, String> definitions) {
    public PolicyContents {
        sections = Collections.unmodifiableMap(new HashMap<>(sections));
        definitions = Collections.unmodifiableMap(new HashMap<>(definitions));
    }

    static PolicyContents of(MapNode document, Collection<String> leftOut, Map<String, String> definitions) {
        Map<String, String> sections = new HashMap<>();
        for (MapNode.Entry entry : document.entries()) {
            if (!leftOut.contains(entry.key())) {
                sections.put(entry.key(), CanonicalText.of(entry.value()));
            }
        }
        return new PolicyContents(sections, definitions);
    }
}
