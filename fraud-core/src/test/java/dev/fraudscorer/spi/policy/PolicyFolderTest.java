package dev.fraudscorer.spi.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.fraudscorer.policy.Location;
import dev.fraudscorer.policy.PolicyProblem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A policy folder is not left by a link, and nothing but a file is read in it. */
final class PolicyFolderTest {
    private static final String SECRET = "secret";
    private static final String LED_OUT = "(a symbolic link leads out of the policy folder)";

    @TempDir
    Path temp;

    private final PolicyReader reader = new PolicyReader();
    private Path folder;

    @BeforeEach
    void folders() throws IOException {
        folder = Files.createDirectories(temp.resolve("v1"));
        Files.createDirectories(folder.resolve("rules"));
        Files.writeString(folder.resolve("rules/a.yaml"), "inside");
        Path outside = Files.createDirectories(temp.resolve("outside"));
        Files.writeString(outside.resolve("a.yaml"), SECRET);
    }

    @Test
    void read_linkToAnotherPlaceInside_isFollowed() throws IOException {
        Files.createSymbolicLink(folder.resolve("b.yaml"), Path.of("rules/a.yaml"));
        Files.createSymbolicLink(folder.resolve("more"), Path.of("rules"));

        assertThat(read("b.yaml")).isEqualTo("inside");
        assertThat(read("more/a.yaml")).isEqualTo("inside");
    }

    @Test
    void read_linkToTheOutside_isRefusedWithItsReason() throws IOException {
        Files.createSymbolicLink(folder.resolve("file.yaml"), Path.of("../outside/a.yaml"));
        Files.createSymbolicLink(folder.resolve("absolute.yaml"), temp.resolve("outside/a.yaml"));
        Files.createSymbolicLink(folder.resolve("chain.yaml"), Path.of("file.yaml"));
        Files.createSymbolicLink(folder.resolve("directory"), temp.resolve("outside"));
        Files.createSymbolicLink(folder.resolve("sibling"), temp.resolve("v10"));
        Files.createDirectories(temp.resolve("v10"));
        Files.writeString(temp.resolve("v10/a.yaml"), SECRET);
        for (String name : List.of("file.yaml", "absolute.yaml", "chain.yaml", "directory/a.yaml", "sibling/a.yaml")) {
            assertThat(read(name)).as(name).isEmpty();
        }

        assertThat(reader.problems())
                .hasSize(5)
                .allSatisfy(problem -> assertThat(problem.toString())
                        .contains(LED_OUT)
                        .doesNotContain(SECRET)
                        .doesNotContain(temp.toString()));
        PolicyFolder policy = new PolicyFolder(folder);
        assertThatThrownBy(() -> policy.read("file.yaml")).isInstanceOf(FileSystemException.class);
        assertThatThrownBy(() -> policy.open("directory/a.yaml")).isInstanceOf(FileSystemException.class);
        assertThatThrownBy(() -> policy.size("chain.yaml")).isInstanceOf(FileSystemException.class);
        assertThatThrownBy(() -> policy.open("../outside/a.yaml")).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> policy.digestNow("file.yaml")).isInstanceOf(FileSystemException.class);
    }

    @Test
    void matching_linksToTheOutside_areReportedNotPassedOver() throws IOException {
        Files.createSymbolicLink(folder.resolve("rules/b.yaml"), temp.resolve("outside/a.yaml"));
        Files.createSymbolicLink(folder.resolve("more"), temp.resolve("outside"));
        PolicyFolder policy = new PolicyFolder(folder);
        List<String> contents = policy.matching(name("rules/*.yaml"), reader).stream()
                .map(found -> content(policy, found))
                .toList();

        assertThat(contents).containsExactly("inside", "");
        assertThat(policy.matching(name("more/*.yaml"), reader)).isEmpty();
        assertThat(reader.problems())
                .hasSize(2)
                .allSatisfy(problem -> assertThat(problem.found()).contains(LED_OUT));
    }

    @Test
    void read_nothingButAFile_isRefusedWithoutWaiting() throws Exception {
        Process made = new ProcessBuilder("mkfifo", folder.resolve("pipe.yaml").toString()).start();
        assumeThat(made.waitFor(10, TimeUnit.SECONDS) && made.exitValue() == 0).isTrue();
        Files.createSymbolicLink(folder.resolve("null.yaml"), Path.of("/dev/null"));
        Files.createSymbolicLink(folder.resolve("nowhere.yaml"), Path.of("no-such-file"));
        Files.createSymbolicLink(folder.resolve("itself.yaml"), Path.of("itself.yaml"));

        assertThat(read("pipe.yaml")).isEmpty();
        assertThat(read("null.yaml")).isEmpty();
        assertThat(read("rules")).isEmpty();
        assertThat(read("nowhere.yaml")).isEmpty();
        assertThat(read("itself.yaml")).isEmpty();

        assertThat(reader.problems())
                .extracting(PolicyProblem::found)
                .satisfiesExactly(
                        found -> assertThat(found).contains("it is not a regular file"),
                        found -> assertThat(found).contains(LED_OUT),
                        found -> assertThat(found).contains("it is not a regular file"),
                        found -> assertThat(found).isEqualTo("no file 'nowhere.yaml'"),
                        found -> assertThat(found).contains("itself.yaml"));
    }

    @Test
    void open_folderThatIsALinkAndIsSwitchedMeanwhile_staysWhereItWas() throws IOException {
        Path next = Files.createDirectories(temp.resolve("v2/rules"));
        Files.writeString(next.resolve("a.yaml"), "next");
        Path current = Files.createSymbolicLink(temp.resolve("current"), folder);
        PolicyFolder policy = new PolicyFolder(current);
        Files.delete(current);
        Files.createSymbolicLink(current, temp.resolve("v2"));

        assertThat(policy.name()).isEqualTo("current");
        assertThat(content(policy, name("rules/a.yaml"))).isEqualTo("inside");
        try (InputStream in = policy.open("rules/a.yaml")) {
            assertThat(in.readAllBytes()).asString().isEqualTo("inside");
        }
        assertThat(content(new PolicyFolder(current), name("rules/a.yaml"))).isEqualTo("next");
        assertThat(content(policy.copy(), name("rules/a.yaml"))).isEqualTo("next");
    }

    @Test
    void read_largerFileThanAllowed_isRefusedWithTheLimit() throws IOException {
        Files.writeString(folder.resolve("ten"), "0123456789");
        PolicyFolder policy = new PolicyFolder(folder);

        assertThat(policy.read(name("ten"), 10, reader)).hasSize(10);
        assertThat(policy.read(name("ten"), 9, reader)).isNull();
        assertThat(reader.problems())
                .singleElement()
                .extracting(PolicyProblem::toString)
                .isEqualTo("policy.yaml:3:1: found a file 'ten' that is too large; expected a file of at most 9 bytes");
    }

    /** Empty if it was refused. */
    private String read(String file) {
        return content(new PolicyFolder(folder), name(file));
    }

    private String content(PolicyFolder policy, ScalarNode name) {
        byte[] content = policy.read(name, reader);
        return content == null ? "" : new String(content, StandardCharsets.UTF_8);
    }

    private static ScalarNode name(String file) {
        return new ScalarNode(new Location("policy.yaml", 3, 1), ScalarNode.Kind.TEXT, file);
    }
}
