package dev.fraudscorer.shaded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is left out of the libraries is nothing that the rest of them needs. */
final class RelocatedClassesTest {
    private static final Path CLASSES = Path.of("target", "classes");

    /** Annotations that the compiler read and the virtual machine does not look for. */
    private static final List<String> ANNOTATIONS = List.of(
            "dev.fraudscorer.shaded.com.google.auto.value.",
            "dev.fraudscorer.shaded.com.google.errorprone.annotations.",
            "dev.fraudscorer.shaded.com.google.j2objc.annotations.",
            "org.jspecify.annotations.");

    private static final Pattern MISSING = Pattern.compile("-> (\\S+\\.\\S+) +not found");

    @Test
    void relocated_classes_needNoneThatIsMissing() {
        ToolProvider jdeps = ToolProvider.findFirst("jdeps").orElseThrow();
        StringWriter out = new StringWriter();

        int exit = jdeps.run(
                new PrintWriter(out), new PrintWriter(out), "-verbose:class", "-filter:none", CLASSES.toString());

        assertThat(exit).as(out::toString).isZero();
        assertThat(out.toString()).contains("dev.fraudscorer.shaded.com.google.common.collect.ImmutableList");
        Set<String> missing = MISSING.matcher(out.toString())
                .results()
                .map(match -> match.group(1))
                .filter(name -> ANNOTATIONS.stream().noneMatch(name::startsWith))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(missing).isEmpty();
    }

    @Test
    void relocated_classes_haveNamesOfOurs() throws IOException {
        try (Stream<Path> files = Files.walk(CLASSES)) {
            assertThat(files.filter(file -> file.toString().endsWith(".class")).map(CLASSES::relativize))
                    .hasSizeGreaterThan(1_000)
                    .allMatch(file -> file.startsWith(Path.of("dev", "fraudscorer", "shaded"))
                            || file.equals(Path.of("module-info.class")));
        }
    }
}
