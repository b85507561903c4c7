package dev.fraudscorer.rules.internal.language;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * The policy's documents as text, to find the place of a mistake inside an expression. Read only when there is a
 * mistake to place. Confined to one thread.
 */
public final class SourceFiles {
    private final Path root;
    private final Map<String, String> texts = new HashMap<>();

    /** @param root the policy folder */
    public SourceFiles(Path root) {
        this.root = root;
    }

    /** The text of a file; empty if it can't be read, so that nothing is found in it. */
    String text(String file) {
        return texts.computeIfAbsent(file, this::read);
    }

    private String read(String file) {
        try {
            return Files.readString(root.resolve(file));
        } catch (IOException e) {
            // The document was read before, as a whole; without it a message names the place of the whole expression.
            return "";
        }
    }
}
