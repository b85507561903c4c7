package dev.fraudscorer.rules.internal.lists;

import dev.fraudscorer.policy.ListVersion;
import dev.fraudscorer.policy.Location;
import dev.fraudscorer.rules.internal.lists.content.ListContent;
import dev.fraudscorer.spi.ListSource;
import dev.fraudscorer.spi.policy.PolicyFolder;
import dev.fraudscorer.spi.policy.PolicyReader;
import dev.fraudscorer.spi.vector.ListEdition;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** The lists of a policy and the way from their files to what they hold. Immutable; thread-safe. */
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
        Contents before = (Contents) running;
        List<ListContent> contents = new ArrayList<>(before.contents());
        List<ListVersion> versions = new ArrayList<>(before.versions());
        // Lists of one file change together: the digest covers the file once.
        Set<String> files = definitions.stream()
                .filter(definition -> names.contains(definition.name()))
                .map(ListDefinition::file)
                .collect(Collectors.toSet());
        boolean changed = false;
        for (int i = 0; i < definitions.size(); i++) {
            ListDefinition definition = definitions.get(i);
            if (files.contains(definition.file()) && hasChanged(definition, versions.get(i), folder, reader)) {
                ListContent content = definition.read(folder, reader);
                contents.set(i, content);
                versions.set(i, version(definition, content, folder));
                changed = true;
            }
        }
        checkSharedFiles(versions, reader);
        return changed ? new Contents(contents, versions) : running;
    }

    private static boolean hasChanged(
            ListDefinition definition, ListVersion before, PolicyFolder folder, PolicyReader reader) {
        try {
            return !folder.digestNow(definition.file()).equals(before.digest());
        } catch (IOException e) {
            definition.reportUnreadable(e, reader);
            return false;
        }
    }

    private static ListVersion version(ListDefinition definition, ListContent content, PolicyFolder folder) {
        String digest = Objects.requireNonNullElse(folder.digestWhenRead(definition.file()), "");
        return ListVersion.of(definition.name(), definition.file(), digest, content.entries());
    }

    /** A file that is replaced between the readings for two lists must not be two files. */
    private static void checkSharedFiles(List<ListVersion> versions, PolicyReader reader) {
        for (ListVersion version : versions) {
            for (ListVersion other : versions) {
                if (version.file().equals(other.file()) && !version.digest().equals(other.digest())) {
                    reader.report(
                            Location.of(version.file()),
                            "another content for list '" + version.name() + "' than for list '" + other.name() + "'",
                            "a file that is not replaced while it is read; read it again");
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
