package dev.fraudscorer.policy;

import dev.fraudscorer.internal.cards.ShownText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;

/** Which named things one version of a policy has and another has not, or has otherwise. Immutable. */
public final class Differences {
    /** None. */
    public static final Differences NONE = new Differences(List.of(), List.of(), List.of());

    private final List<String> added;
    private final List<String> removed;
    private final List<String> changed;

    private Differences(List<String> added, List<String> removed, List<String> changed) {
        this.added = List.copyOf(added);
        this.removed = List.copyOf(removed);
        this.changed = List.copyOf(changed);
    }

    /**
     * Between two versions.
     *
     * @param before by name the content of each, or a digest of it
     * @param after the same
     */
    public static Differences between(Map<String, String> before, Map<String, String> after) {
        List<String> added = new ArrayList<>();
        List<String> removed = new ArrayList<>();
        List<String> changed = new ArrayList<>();
        TreeSet<String> names = new TreeSet<>(before.keySet());
        names.addAll(after.keySet());
        for (String name : names) {
            String shown = ShownText.of(name);
            if (!before.containsKey(name)) {
                added.add(shown);
            } else if (!after.containsKey(name)) {
                removed.add(shown);
            } else if (!Objects.equals(before.get(name), after.get(name))) {
                changed.add(shown);
            }
        }
        return new Differences(added, removed, changed);
    }

    /** The names that only the version after has, sorted. */
    public List<String> added() {
        return added;
    }

    /** The names that only the version before has, sorted. */
    public List<String> removed() {
        return removed;
    }

    /** The names that both have, with another content, sorted. */
    public List<String> changed() {
        return changed;
    }

    /** Whether there are none. */
    public boolean isEmpty() {
        return added.isEmpty() && removed.isEmpty() && changed.isEmpty();
    }

    /** On one line, such as {@code +new -old ~changed}; {@code none} if there are none. */
    @Override
    public String toString() {
        List<String> all = new ArrayList<>();
        added.forEach(name -> all.add("+" + name));
        removed.forEach(name -> all.add("-" + name));
        changed.forEach(name -> all.add("~" + name));
        return all.isEmpty() ? "none" : String.join(" ", all);
    }
}
