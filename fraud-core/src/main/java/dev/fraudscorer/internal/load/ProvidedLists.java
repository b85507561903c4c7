package dev.fraudscorer.internal.load;

import dev.fraudscorer.policy.Location;
import dev.fraudscorer.spi.ListProvider;
import dev.fraudscorer.spi.policy.PolicyReader;
import dev.fraudscorer.spi.policy.ScalarNode;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The host's lists, and which of them the policy reads. Confined to the thread that loads. */
final class ProvidedLists {
    private final Map<String, ListProvider> byName;
    private final Set<String> used = new HashSet<>();

    ProvidedLists(Map<String, ListProvider> byName) {
        this.byName = byName;
    }

    /** The provider that a node names; null if there is none, which is reported. */
    @Nullable
    ListProvider find(ScalarNode name, PolicyReader reader) {
        ListProvider provider = byName.get(name.text());
        if (provider == null) {
            reader.reportUnknown(name.at(), "list provider", name.text(), byName.keySet());
        }
        used.add(name.text());
        return provider;
    }

    /** The names of those that no list of the policy is read from, in the order given. */
    List<String> unused() {
        return byName.keySet().stream().filter(name -> !used.contains(name)).toList();
    }

    /** Reports each that no list of the policy is read from. */
    void reportUnused(Location policy, PolicyReader reader) {
        for (String name : unused()) {
            reader.report(
                    policy,
                    "a list provider '" + name + "' provided by code, from which no list of the policy is read",
                    "a list with provider: " + name + ", or no such part");
        }
    }
}
