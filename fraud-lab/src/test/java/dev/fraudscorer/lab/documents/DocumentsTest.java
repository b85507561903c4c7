package dev.fraudscorer.lab.documents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fraudscorer.testkit.Repository;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the documents of the tree point to is there: files, headings, classes and tests. */
class DocumentsTest {
    private static final Path ROOT = Repository.root();

    private static final Pattern BLOCK = Pattern.compile("^```.*?^```$", Pattern.MULTILINE | Pattern.DOTALL);
    private static final Pattern LINK = Pattern.compile("]\\(([^)\\s]+)\\)");
    private static final Pattern DEFINITION = Pattern.compile("^\\[([^]]+)]: (\\S+)$", Pattern.MULTILINE);
    private static final Pattern REFERENCE = Pattern.compile("(?<!])\\[([A-Za-z.]+)](?![(:\\[])");
    private static final Pattern HEADING = Pattern.compile("^#+ (.*)$", Pattern.MULTILINE);
    private static final Pattern ANCHOR = Pattern.compile("<a id=\"([^\"]+)\">");
    /** A test or a command by its name alone, which a reader finds by that. */
    private static final Pattern NAMED =
            Pattern.compile("`([A-Z][A-Za-z0-9]*(?:Test|Measurement|Benchmark|Command|Options))`");

    private static final Set<String> SOURCES = sources();

    static List<Path> documents() throws IOException {
        List<Path> documents = new ArrayList<>();
        try (Stream<Path> inRoot = Files.list(ROOT);
                Stream<Path> inDocs = Files.walk(ROOT.resolve("docs"))) {
            Stream.concat(inRoot, inDocs)
                    .filter(path -> path.toString().endsWith(".md"))
                    .map(ROOT::relativize)
                    .sorted()
                    .forEach(documents::add);
        }
        return documents;
    }

    @Test
    void documents_ofTheTree_areFound() throws IOException {
        assertThat(documents()).hasSizeGreaterThan(25).contains(Path.of("README.md"), Path.of("docs/contributing.md"));
    }

    @ParameterizedTest
    @MethodSource("documents")
    void links_ofADocument_leadSomewhere(Path document) throws IOException {
        String text = prose(document);
        List<String> targets = new ArrayList<>();
        LINK.matcher(text).results().map(match -> match.group(1)).forEach(targets::add);
        DEFINITION.matcher(text).results().map(match -> match.group(2)).forEach(targets::add);
        Set<String> broken = new TreeSet<>();
        for (String target : targets) {
            if (!target.startsWith("https://") && !leadsSomewhere(document, target)) {
                broken.add(target);
            }
        }

        assertThat(broken).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("documents")
    void references_ofADocument_areDefinedAndUsed(Path document) throws IOException {
        String text = prose(document);
        Set<String> defined = new TreeSet<>();
        DEFINITION.matcher(text).results().map(match -> match.group(1)).forEach(defined::add);
        Set<String> used = new TreeSet<>();
        REFERENCE.matcher(text).results().map(match -> match.group(1)).forEach(used::add);

        // Without definitions, what is in brackets is no reference.
        assertThat(defined.isEmpty() ? defined : used).isEqualTo(defined);
    }

    @ParameterizedTest
    @MethodSource("documents")
    void testsAndCommands_thatADocumentNames_exist(Path document) throws IOException {
        Set<String> missing = new TreeSet<>();
        NAMED.matcher(prose(document)).results().map(match -> match.group(1)).forEach(missing::add);
        missing.removeAll(SOURCES);

        assertThat(missing).isEmpty();
    }

    /** Without blocks of code, in which brackets mean something else. */
    private static String prose(Path document) throws IOException {
        return BLOCK.matcher(Files.readString(ROOT.resolve(document))).replaceAll("");
    }

    private static boolean leadsSomewhere(Path document, String target) throws IOException {
        int hash = target.indexOf('#');
        String file = hash < 0 ? target : target.substring(0, hash);
        Path source = ROOT.resolve(document);
        Path path = file.isEmpty() ? source : source.resolveSibling(file).normalize();
        if (!path.startsWith(ROOT) || !Files.exists(path)) {
            return false;
        }
        return hash < 0 || anchors(path).contains(target.substring(hash + 1));
    }

    /** Headings as the addresses that are made of them: lower case, blanks as hyphens, without other signs. */
    private static Set<String> anchors(Path path) throws IOException {
        Set<String> anchors = new HashSet<>();
        String text = prose(path);
        ANCHOR.matcher(text).results().map(match -> match.group(1)).forEach(anchors::add);
        HEADING.matcher(text)
                .results()
                .map((MatchResult match) -> match.group(1).toLowerCase(Locale.ROOT))
                .map(heading -> heading.replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-'))
                .forEach(anchors::add);
        return anchors;
    }

    private static Set<String> sources() {
        Set<String> names = new HashSet<>();
        try {
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
                    String name = String.valueOf(file.getFileName());
                    if (name.endsWith(".java")) {
                        names.add(name.substring(0, name.length() - ".java".length()));
                    }
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return names;
    }
}
