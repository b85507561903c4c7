package dev.fraudscorer.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import dev.fraudscorer.onnx.testing.SmallModels;
import dev.fraudscorer.testkit.ChildJvm;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the native library does to a process: each in a JVM of its own. */
class NativeLibraryTest {
    @Test
    void load_libraryThatDoesNotLoad_isRefusedWithWhatToDo(@TempDir Path folder) throws Exception {
        String output = ChildJvm.run(LoadOne.class, List.of("-Donnxruntime.native.path=" + folder));

        assertThat(output)
                .contains("refused: neuron.onnx: found a model for ONNX Runtime, whose native library does not load")
                .contains("java.io.tmpdir")
                .contains("-Donnxruntime.native.path");
    }

    @Test
    void load_environmentThatTheHostMade_isShared() throws Exception {
        assertThat(ChildJvm.run(HostFirst.class, List.of()))
                .contains("loaded: 0.5")
                .doesNotContain("Exception");
    }

    @Test
    void load_anyModel_leavesNoFileOutsideTheTempFolderAndNoThread(@TempDir Path home) throws Exception {
        Path temp = Files.createDirectory(home.resolve("tmp"));
        Path user = Files.createDirectory(home.resolve("user"));
        List<String> options = List.of("-Djava.io.tmpdir=" + temp, "-Duser.home=" + user);

        String output = ChildJvm.run(
                Watched.class,
                options,
                Map.of(
                        "HOME",
                        user.toString(),
                        "XDG_CACHE_HOME",
                        user.resolve("cache").toString()));

        assertThat(output).contains("threads that stay []").contains("loaded");
        try (Stream<Path> left = Files.walk(user)) {
            assertThat(left).as(output).containsExactly(user);
        }
    }

    @Test
    void load_commandLineOfEightKilobytes_doesNotCrash() throws Exception {
        assertThat(ChildJvm.run(LoadOne.class, List.of("-Dlong=" + "x".repeat(8_000))))
                .contains("loaded: 0.5");
    }

    @Test
    void load_modelsAndScores_keepTheResidentMemory() throws Exception {
        Assumptions.assumeTrue(Files.exists(Path.of("/proc/self/status")), "needs /proc; skipped");
        // A heap and a compiler whose memory does not grow by themselves.
        List<String> steady =
                List.of("-Xms96m", "-Xmx96m", "-XX:+AlwaysPreTouch", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");

        String output = ChildJvm.run(Soak.class, steady);

        List<String> last =
                output.lines().filter(line -> line.startsWith("resident ")).toList();
        assertThat(last).as(output).hasSize(1);
        String[] kilobytes = last.get(0).split(" ", -1);
        long growth = Long.parseLong(kilobytes[2]) - Long.parseLong(kilobytes[1]);
        // A session that stays costs 100 kB, a result that stays 0.6 kB: 300 and 100,000 of them would be seen.
        assertThat(growth).as(output).isLessThan(15_000);
    }

    /** Loads one model and prints how that went. */
    static final class LoadOne {
        private LoadOne() {}

        public static void main(String[] args) {
            try (OnnxModel model = model()) {
                System.out.println("loaded: " + model.score(new float[3]));
            } catch (InvalidModelException e) {
                System.out.println("refused: " + e.getMessage());
            }
        }
    }

    /** Loads models, scores, closes, and prints which threads there are that were not there before. */
    static final class Watched {
        private Watched() {}

        public static void main(String[] args) throws IOException {
            Set<String> before = threads();
            for (int i = 0; i < 3; i++) {
                try (OnnxModel model = model()) {
                    System.out.println("loaded: " + model.score(new float[3]));
                }
            }
            Set<String> after = threads();
            after.removeAll(before);
            // Those of the JVM itself come and go as it sees fit.
            after.removeIf(
                    name -> name.matches("(C[12] |GC |G1 |VM |Common-Cleaner|Signal |Attach |Service |Sweeper).*"));
            System.out.println("threads that stay " + after);
        }

        private static Set<String> threads() throws IOException {
            Set<String> names = new TreeSet<>();
            Path tasks = Path.of("/proc/self/task");
            if (Files.exists(tasks)) {
                try (Stream<Path> all = Files.list(tasks)) {
                    for (Path task : all.toList()) {
                        names.add(Files.readString(task.resolve("comm"), StandardCharsets.UTF_8)
                                .strip());
                    }
                }
            }
            Thread.getAllStackTraces().keySet().forEach(thread -> names.add(thread.getName()));
            return names;
        }
    }

    /** A host that uses ONNX Runtime itself, with threads of its own choice, before any model of ours. */
    static final class HostFirst {
        private HostFirst() {}

        public static void main(String[] args) throws OrtException {
            OrtEnvironment.ThreadingOptions threads = new OrtEnvironment.ThreadingOptions();
            threads.setGlobalIntraOpNumThreads(2);
            OrtEnvironment.getEnvironment(OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR, "host", threads);
            LoadOne.main(args);
        }
    }

    /** Loads, scores and closes again and again, sound models and broken ones, and prints how memory went. */
    static final class Soak {
        private static final int LOADS = 300;
        private static final int SCORES = 100_000;

        private Soak() {}

        public static void main(String[] args) throws IOException {
            round();
            long before = resident();
            round();
            System.out.println("resident " + before + " " + resident());
        }

        private static void round() {
            byte[] unfit = SmallModels.stump(0, 1, 0, 2, "NONE").toBytes();
            for (int i = 0; i < LOADS; i++) {
                model().close();
                refuse(unfit, List.of("a"));
                refuse(unfit, List.of("a", "b"));
            }
            float[] row = {1, 2, 3};
            try (OnnxModel model = model()) {
                for (int i = 0; i < SCORES; i++) {
                    model.score(row);
                }
            }
        }

        private static void refuse(byte[] model, List<String> inputs) {
            try {
                OnnxModel.of("unfit.onnx", model, inputs).close();
                throw new IllegalStateException("loaded what does not fit");
            } catch (InvalidModelException e) {
                // As it should be.
            }
        }

        private static long resident() throws IOException {
            return Files.readAllLines(Path.of("/proc/self/status"), StandardCharsets.UTF_8).stream()
                    .filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .sum();
        }
    }

    private static OnnxModel model() {
        return OnnxModel.of("neuron.onnx", SmallModels.neuron(1, 2, 3).toBytes(), SmallModels.names(3));
    }
}
