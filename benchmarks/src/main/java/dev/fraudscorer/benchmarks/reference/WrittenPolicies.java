package dev.fraudscorer.benchmarks.reference;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Editions of the reference policy in a folder that is deleted at the end. */
final class WrittenPolicies implements AutoCloseable {
    private final Path folder = Files.createTempDirectory("reference-policy");
    private final List<Path> editions = new ArrayList<>();

    WrittenPolicies(ReferencePolicy policy, int count) throws IOException {
        for (int edition = 1; edition <= count; edition++) {
            editions.add(policy.write(folder.resolve("edition-" + edition), edition));
        }
    }

    /** The folder of one, from 0. */
    Path edition(int index) {
        return editions.get(index);
    }

    int count() {
        return editions.size();
    }

    /** Where other files may be put that are to be deleted with the policies. */
    Path folder() {
        return folder;
    }

    @Override
    public void close() {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path each : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
