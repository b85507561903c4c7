package dev.fraudscorer.lab.train;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fraudscorer.testkit.ChildJvm;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How the native library is unpacked and loaded, seen from outside the process that does it. */
class NativeLibraryTest {
    @Test
    void train_libraryOfTheFixedNameInTheTempFolder_neitherUsesNorTouchesItNorLeavesAnother(@TempDir Path folder)
            throws IOException, InterruptedException {
        // lightgbm4j itself would overwrite these, as a second process does with the file that the first has mapped
        Path core = Files.writeString(folder.resolve("lib_lightgbm.so"), "of another process");
        Path binding = Files.writeString(folder.resolve("lib_lightgbm_swig.so"), "of another process");

        String output = run("-Djava.io.tmpdir=" + folder);

        assertThat(output).isEqualTo("trained 2 trees");
        assertThat(core).hasContent("of another process");
        assertThat(binding).hasContent("of another process");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactlyInAnyOrder(core, binding);
        }
    }

    @Test
    void train_folderOfTheLibraryWithoutIt_reportsWhereItLookedAndWhatToDo(@TempDir Path folder)
            throws IOException, InterruptedException {
        String output = run("-Dfraudscorer.lightgbm.path=" + folder);

        assertThat(output)
                .startsWith("refused: cannot load LightGBM's native library from " + folder)
                .contains("set -Dfraudscorer.lightgbm.path");
    }

    @Test
    void train_tempFolderMissing_reportsWhatToSet(@TempDir Path folder) throws IOException, InterruptedException {
        String output = run("-Djava.io.tmpdir=" + folder.resolve("absent"));

        assertThat(output)
                .startsWith("refused: cannot unpack LightGBM's native library to " + folder.resolve("absent"))
                .contains("set -Djava.io.tmpdir");
    }

    private static String run(String property) throws IOException, InterruptedException {
        List<String> command =
                ChildJvm.command(TrainInOwnProcess.class, List.of("-Xmx256m", "-XX:TieredStopAtLevel=1", property));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output.lines().filter(line -> !line.startsWith("WARNING")).reduce("", (a, b) -> a + b);
    }
}
