package dev.fraudscorer.lab.train.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LoadFailureTest {
    private static final Path FOLDER = Path.of("unpacked");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "libgomp.so.1: cannot open shared object file: No such file or directory | apt-get install libgomp1",
                "Library not loaded: /usr/local/opt/libomp/lib/libomp.dylib | brew install libomp",
                "Error loading shared library ld-linux-x86-64.so.2: No such file or directory | needs glibc",
                "failed to map segment from shared object: Operation not permitted | -Djava.io.tmpdir",
                "wrong ELF class: ELFCLASS32 | -Dfraudscorer.lightgbm.path",
            })
    void explain_messageOfTheLinker_reportsWhatToDo(String message, String advice) {
        assertThat(LoadFailure.explain(message, FOLDER))
                .startsWith("cannot load LightGBM's native library from unpacked: " + message)
                .contains(advice);
    }

    @ParameterizedTest
    @CsvSource({
        "Linux, amd64, linux/x86_64, lib_lightgbm.so",
        "Linux, aarch64, linux/aarch64, lib_lightgbm.so",
        "Mac OS X, aarch64, osx/aarch64, lib_lightgbm.dylib",
        "Mac OS X, x86_64, osx/x86_64, lib_lightgbm.dylib",
        "Windows 11, amd64, windows/x86_64, lib_lightgbm.dll",
    })
    void platform_supported_hasItsLibrariesInTheJar(String os, String arch, String folder, String core) {
        NativePlatform platform = NativePlatform.of(os, arch);

        assertThat(platform.folder()).isEqualTo(folder);
        assertThat(platform.core()).isEqualTo(core);
        for (String library : new String[] {platform.core(), platform.binding()}) {
            assertThat(LoadFailureTest.class.getResource("/lightgbm4j/" + folder + "/" + library))
                    .as(library)
                    .isNotNull();
        }
    }

    @Test
    void platform_unsupported_reportsWhichAre() {
        assertThatThrownBy(() -> NativePlatform.of("SunOS", "sparcv9"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("no native library for SunOS on sparcv9")
                .hasMessageContaining("expected Linux or macOS");
    }
}
