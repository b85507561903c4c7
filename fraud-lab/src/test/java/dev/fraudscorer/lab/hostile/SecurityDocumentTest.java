package dev.fraudscorer.lab.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Each test that {@code docs/security.md} names as proof exists. */
class SecurityDocumentTest {
    private static final Path ROOT = Path.of(System.getProperty("basedir", "")).resolve("..");
    private static final Pattern PROOF = Pattern.compile("`([A-Z][A-Za-z0-9]*(?:Test|Measurement))`");

    @Test
    void securityPage_eachTestThatItNames_exists() throws IOException {
        Set<String> named = PROOF.matcher(Files.readString(ROOT.resolve("docs/security.md")))
                .results()
                .map((MatchResult match) -> match.group(1) + ".java")
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> missing = new TreeSet<>(named);
        Files.walkFileTree(ROOT, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                String name = String.valueOf(folder.getFileName());
                return name.equals("target") || name.equals(".git")
                        ? FileVisitResult.SKIP_SUBTREE
                        : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                missing.remove(String.valueOf(file.getFileName()));
                return FileVisitResult.CONTINUE;
            }
        });

        assertThat(named).hasSizeGreaterThan(50);
        assertThat(missing).isEmpty();
    }
}
