package dev.fraudscorer.onnx;

import static dev.fraudscorer.onnx.testing.SmallModels.stump;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fraudscorer.FraudScorer;
import dev.fraudscorer.onnx.testing.ScorerFolder;
import dev.fraudscorer.testkit.ChildJvm;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A policy whose models all run in the kernel, in a JVM that shows whether native code was loaded for them. */
class NativeFreePolicyTest {
    private static final String STUMP = "- { id: t, file: stump.onnx, inputs: [a1, a2], %s }";

    @TempDir
    Path folder;

    @BeforeEach
    void writeModel() throws Exception {
        ScorerFolder files = new ScorerFolder(folder);
        files.write("stump.onnx", stump(1, 2, 0.125f, 0.75f, "NONE").toBytes());
        files.write(
                "golden.json",
                OnnxModel.goldenVectors(files.file("stump.onnx"), null, null, "by hand", List.of(), new double[0]));
    }

    @Test
    void load_boundariesAreStored_leavesTheNativeLibraryAlone() throws Exception {
        Assumptions.assumeTrue(Files.exists(Path.of("/proc/self/maps")), "needs /proc; skipped");

        assertThat(score("golden: golden.json", List.of()))
                .contains("score 0.75")
                .contains("native false");
        assertThat(score("runtime: kernel", List.of())).contains("score 0.75").contains("native false");
        assertThat(score("runtime: auto", List.of())).contains("score 0.75").contains("native true");
    }

    @Test
    void load_libraryThatDoesNotLoad_scoresInTheKernelAndSaysSo() throws Exception {
        Path empty = Files.createDirectory(folder.resolve("empty"));

        assertThat(score("runtime: auto", List.of("-Donnxruntime.native.path=" + empty)))
                .contains("score 0.75")
                .contains("compared with nothing: ONNX Runtime does not load here");
    }

    private String score(String keys, List<String> options) throws Exception {
        new ScorerFolder(folder).load(STUMP.formatted(keys)).close();
        List<String> all = new ArrayList<>(options);
        all.add("-Dfolder=" + folder);
        return ChildJvm.run(ScoreOne.class, all);
    }

    /** Scores one payment and prints what was loaded for it. */
    static final class ScoreOne {
        private ScoreOne() {}

        public static void main(String[] args) throws IOException {
            try (FraudScorer scorer = FraudScorer.load(Path.of(System.getProperty("folder")))) {
                System.out.println("score "
                        + scorer.score(ScorerFolder.payment(scorer, "tx-1", 9, 1))
                                .score());
                System.out.println(ModelReport.of(scorer).get(0).whyRuntime());
            }
            Path maps = Path.of("/proc/self/maps");
            if (Files.exists(maps)) {
                System.out.println("native "
                        + Files.readString(maps, StandardCharsets.UTF_8).contains("libonnxruntime"));
            }
        }
    }
}
