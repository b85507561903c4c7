package dev.fraudscorer.examples.quickstart;

import dev.fraudscorer.testkit.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The blocks of code in the README, as a reader copies them. */
final class ReadmeBlocks {
    private static final Pattern BLOCK =
            Pattern.compile("^```([a-z]+)\\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);

    private final List<MatchResult> blocks;

    private ReadmeBlocks(String readme) {
        this.blocks = BLOCK.matcher(readme).results().toList();
    }

    static ReadmeBlocks read() throws IOException {
        return new ReadmeBlocks(Files.readString(Repository.file("README.md")));
    }

    /** The one block of a language that contains a text. */
    String only(String language, String part) {
        List<String> found = blocks.stream()
                .filter(block -> block.group(1).equals(language))
                .map(block -> block.group(2))
                .filter(block -> block.contains(part))
                .toList();
        if (found.size() != 1) {
            throw new AssertionError(
                    "the README has " + found.size() + " blocks of " + language + " with '" + part + "'; expected one");
        }
        return found.get(0);
    }

    /** Writes the policy folder that the README shows into another, and returns it. */
    Path writePolicy(Path parent) throws IOException {
        Path folder = Files.createDirectories(parent.resolve("card-payments"));
        Files.writeString(folder.resolve("policy.yaml"), only("yaml", "policy: card-payments"));
        Files.createDirectories(folder.resolve("lists"));
        Files.writeString(folder.resolve("lists/blocked-cards.csv"), only("csv", "key,reason"));
        return folder;
    }
}
