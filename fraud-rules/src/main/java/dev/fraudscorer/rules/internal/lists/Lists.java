package dev.fraudscorer.rules.internal.lists;

import dev.fraudscorer.policy.ListVersion;
import dev.fraudscorer.policy.Location;
import dev.fraudscorer.rules.internal.lists.content.ListContent;
import dev.fraudscorer.spi.ListSource;
import dev.fraudscorer.spi.policy.PolicyFolder;
import dev.fraudscorer.spi.policy.PolicyReader;
import dev.fraudscorer.spi.vector.ListEdition;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** The lists of a policy and the way from where their entries come from to what they hold. Immutable; thread-safe. */
final class Lists implements ListSource {
    private final List<ListDefinition> definitions;
    private final Contents first;

    private Lists(List<ListDefinition> definitions, Contents first) {
        this.definitions = definitions;
        this.first = first;
    }

    /** Reads all files; what is wrong with them is reported, and the lists are then not to be used. */
    static Lists read(List<ListDefinition> definitions, PolicyFolder folder, PolicyReader reader) {
        List<ListContent> contents = new ArrayList<>();
        List<ListVersion> versions = new ArrayList<>();
        for (ListDefinition definition : definitions) {
            ListContent content = definition.read(folder, reader);
            contents.add(content);
            versions.add(version(definition, content, folder));
        }
        checkSharedFiles(versions, reader);
        return new Lists(List.copyOf(definitions), new Contents(contents, versions));
    }

    @Override
    public ListEdition first() {
        return first;
    }

    @Override
    public ListEdition reload(ListEdition running, Collection<String> names, PolicyFolder folder, PolicyReader reader) {
        Contents seen = (Contents) running;
        List<ListContent> contents = new ArrayList<>(seen.contents());
        List<ListVersion> versions = new ArrayList<>(seen.versions());
        // Lists of one file change together: the digest covers the file once.
        Set<String> files = definitions.stream()
                .filter(definition -> names.contains(definition.name()))
                .map(definition -> definition.origin().name())
                .collect(Collectors.toSet());
        boolean changed = false;
        for (int i = 0; i < definitions.size(); i++) {
            ListDefinition definition = definitions.get(i);
            String before = versions.get(i).digest();
            if (files.contains(definition.origin().name()) && definition.mayHaveChanged(before, folder, reader)) {
                ListContent content = definition.read(folder, reader);
                ListVersion version = version(definition, content, folder);
                // What a provider is read for may turn out to be the same.
                if (!version.digest().equals(before)) {
                    contents.set(i, content);
                    versions.set(i, version);
                    changed = true;
                }
            }
        }
        checkSharedFiles(versions, reader);
        return changed ? new Contents(contents, versions) : running;
    }

    private static ListVersion version(ListDefinition definition, ListContent content, PolicyFolder folder) {
        String digest = Objects.requireNonNullElse(
                folder.digestWhenRead(definition.origin().name()), "");
        return ListVersion.of(definition.name(), definition.origin().name(), digest, content.entries());
    }

    /** A file that is replaced between the readings for two lists must not be two files. */
    private static void checkSharedFiles(List<ListVersion> versions, PolicyReader reader) {
        for (ListVersion version : versions) {
            for (ListVersion other : versions) {
                if (version.file().equals(other.file()) && !version.digest().equals(other.digest())) {
                    reader.report(
                            Location.of(version.file()),
                            "another content for list '" + version.name() + "' than for list '" + other.name() + "'",
                            "entries that are not replaced while they are read; read them again");
                    return;
                }
            }
        }
    }

    /**
     * What all lists hold.
     *
     * @param contents in policy order
     */
    record Contents(List<ListContent> contents, List<ListVersion> versions) implements ListEdition {
        Contents {
            contents = List.copyOf(contents);
            versions = List.copyOf(versions);
        }

        ListContent content(int index) {
            return contents.get(index);
        }
    }
}
