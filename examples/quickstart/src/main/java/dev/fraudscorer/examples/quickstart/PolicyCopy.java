package dev.fraudscorer.examples.quickstart;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** Puts a copy of the quickstart's policy, which the build packs into the jar, where a model may be added to it. */
final class PolicyCopy {
    private static final List<String> FILES = List.of("policy.yaml", "lists/compromised-cards.csv");

    private PolicyCopy() {}

    static void make(Path folder) throws IOException {
        for (String file : FILES) {
            Path target = folder.resolve(file);
            Files.createDirectories(target.getParent());
            try (InputStream in = PolicyCopy.class.getResourceAsStream("/policy/" + file)) {
                if (in == null) {
                    throw new FileNotFoundException("the jar lacks policy/" + file);
                }
                Files.copy(in, target, StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }
}
