package dev.fraudscorer.internal.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fraudscorer.spi.state.InvalidStateException;
import dev.fraudscorer.spi.state.StateReader;
import dev.fraudscorer.spi.state.StateWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a source throws refuses its snapshot and nothing else. */
final class HostileSourceTest {
    private static final SnapshotHeader HEADER = new SnapshotHeader("1", "p", "1", "sha256:0", Instant.EPOCH);
    private static final String SECRET = "a value of 129.90";

    @TempDir
    Path folder;

    private Path file;
    private byte[] before;

    @BeforeEach
    void snapshot() throws IOException {
        file = folder.resolve("state.snapshot");
        SnapshotWriter.write(file, HEADER, List.of(new BlockSource("cards", List.of(new byte[] {1}))));
        before = Files.readAllBytes(file);
    }

    static Stream<Throwable> throwables() {
        return Stream.of(
                new IllegalStateException(SECRET),
                new IOException(SECRET),
                new InterruptedException(SECRET),
                new OutOfMemoryError(SECRET),
                new StackOverflowError(SECRET),
                new AssertionError(SECRET),
                new NoClassDefFoundError(SECRET),
                new InternalError(SECRET),
                new Throwable(SECRET));
    }

    @ParameterizedTest
    @MethodSource("throwables")
    void write_sourceThrows_leavesTheSnapshotBeforeAndNamesThePlace(Throwable thrown) throws IOException {
        BlockSource source = new BlockSource("cards", List.of()) {
            @Override
            public void save(StateWriter out) throws IOException {
                out.place("entity 'card'");
                out.block(new byte[2_000_000], 2_000_000);
                throw HostileSourceTest.<IOException>sneaky(thrown);
            }
        };

        assertThatThrownBy(() -> SnapshotWriter.write(file, HEADER, List.of(source)))
                .isInstanceOf(UnsavedPartException.class)
                .hasMessage("part 'cards', entity 'card' could not be saved ("
                        + thrown.getClass().getSimpleName() + ")")
                .hasCause(thrown);
        assertUntouched();
    }

    @ParameterizedTest
    @MethodSource("throwables")
    void write_sourceThrowsForItsName_leavesTheSnapshotBefore(Throwable thrown) throws IOException {
        BlockSource source = new BlockSource("cards", List.of()) {
            @Override
            public String stateName() {
                throw HostileSourceTest.<RuntimeException>sneaky(thrown);
            }
        };

        assertThatThrownBy(() -> SnapshotWriter.write(file, HEADER, List.of(source)))
                .isInstanceOf(UnsavedPartException.class)
                .hasMessageNotContaining(SECRET);
        assertUntouched();
    }

    @ParameterizedTest
    @MethodSource("throwables")
    void prepare_sourceThrows_isRefused(Throwable thrown) {
        BlockSource source = new BlockSource("cards", List.of()) {
            @Override
            public Restored restore(StateReader in) throws IOException {
                throw HostileSourceTest.<IOException>sneaky(thrown);
            }
        };

        assertThatThrownBy(() -> SnapshotReader.prepare(file, List.of(source)))
                .isInstanceOf(thrown instanceof IOException ? IOException.class : InvalidStateException.class)
                .satisfies(e -> assertThat(
                                e == thrown || !String.valueOf(e.getMessage()).contains(SECRET))
                        .isTrue());
    }

    private void assertUntouched() throws IOException {
        assertThat(Files.readAllBytes(file)).isEqualTo(before);
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
    }

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // the compiler is deceived on purpose
    private static <T extends Throwable> T sneaky(Throwable thrown) throws T {
        throw (T) thrown;
    }
}
