package dev.fraudscorer.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fraudscorer.FraudScorer;
import dev.fraudscorer.testkit.ChildJvm;
import dev.fraudscorer.testkit.Repository;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a reader copies from the README into a project of his own compiles, runs, and prints what the README shows. */
class ReadmeCodeTest {
    private static final String CLASS_PATH = ChildJvm.classPath();
    private static final int MOST_LINES = 24;
    private static final Pattern ARTIFACT = Pattern.compile("<artifactId>(fraud-[a-z]+)</artifactId>");

    /** What the host of the README has of its own, around its code. */
    private static final String HOST = """
            import dev.fraudscorer.FraudScorer;
            import dev.fraudscorer.assessment.Assessment;
            import dev.fraudscorer.assessment.Evidence;
            import dev.fraudscorer.assessment.ReasonCode;
            import dev.fraudscorer.event.Event;
            import java.nio.file.Path;
            import java.time.Instant;
            import java.util.List;
            %s
            public class Gateway {
                record Payment(String id, Instant createdAt, String cardToken, String merchantId, double amount) {}

                public static void main(String[] args) {
                    Payment payment = new Payment("tx-1", Instant.now(), "tok_0a1b", "m-42", 12.5);
                    try (FraudScorer scorer = FraudScorer.load(Path.of("card-payments"))) {
                        %s
                        System.out.println(scorer.metrics().counts().labels() + " label");
                    }
                }

                static void authorize(Payment payment) {
                    System.out.println("authorized");
                }

                static void queue(Payment payment, List<Evidence> evidence) {
                    System.out.println("queued");
                }

                static void decline(Payment payment, List<ReasonCode> reasons) {
                    System.out.println("declined for " + reasons);
                }
            }
            """;

    @TempDir
    Path folder;

    @Test
    void firstAssessment_copiedAndRun_printsWhatTheReadmeShows() throws IOException, InterruptedException {
        ReadmeBlocks readme = ReadmeBlocks.read();
        String code = readme.only("java", "class FirstAssessment");
        List<String> shown = readme.only("text", "APPROVE").lines().toList();
        readme.writePolicy(folder);

        compile("FirstAssessment", code);

        assertThat(code.lines().count()).isLessThanOrEqualTo(MOST_LINES);
        List<String> approved = Collections.nCopies(4, shown.get(0));
        assertThat(run("FirstAssessment"))
                .startsWith(approved.toArray(String[]::new))
                .endsWith(shown.get(1))
                .hasSize(5);
    }

    @Test
    void codeOfAHost_copiedAndRun_actsOnTheDecisionAndLabels() throws IOException, InterruptedException {
        ReadmeBlocks readme = ReadmeBlocks.read();
        String code = readme.only("java", "EventMapper<Payment>");
        String imports = code.lines().filter(line -> line.startsWith("import ")).collect(Collectors.joining("\n"));
        String statements =
                code.lines().filter(line -> !line.startsWith("import ")).collect(Collectors.joining("\n"));
        readme.writePolicy(folder);

        compile("Gateway", HOST.formatted(imports, statements));

        assertThat(run("Gateway")).containsExactly("declined for [LISTED_CARD]", "1 label");
    }

    @Test
    void dependencies_namedInTheReadme_areModulesOfThisVersion() throws IOException {
        String xml = ReadmeBlocks.read().only("xml", "fraud-bom");
        String modules = Files.readString(Repository.file("pom.xml"));

        assertThat(xml)
                .contains("<groupId>dev.fraudscorer</groupId>")
                .contains("<version>" + FraudScorer.libraryVersion() + "</version>");
        List<String> artifacts = ARTIFACT.matcher(xml)
                .results()
                .map((MatchResult match) -> "<module>" + match.group(1) + "</module>")
                .toList();
        assertThat(artifacts).hasSizeGreaterThan(3);
        assertThat(modules).contains(artifacts);
    }

    private void compile(String name, String code) throws IOException {
        Path source = Files.writeString(folder.resolve(name + ".java"), code);
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter out = new StringWriter();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
            List<String> options =
                    List.of("-d", folder.toString(), "-cp", CLASS_PATH, "-Xlint:all,-processing,-path", "-Werror");
            boolean compiled = compiler.getTask(out, files, null, options, null, files.getJavaFileObjects(source))
                    .call();
            assertThat(compiled).as("%s", out).isTrue();
        }
    }

    /** The lines that a class prints in a JVM of its own, whose folder is the one that holds the policy. */
    private List<String> run(String main) throws IOException, InterruptedException {
        String classPath = folder + System.getProperty("path.separator") + CLASS_PATH;
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp", classPath, main)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        List<String> lines = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList();
        assertThat(process.waitFor()).as("%s", lines).isZero();
        return lines;
    }
}
