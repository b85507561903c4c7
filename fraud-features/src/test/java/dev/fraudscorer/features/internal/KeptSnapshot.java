package dev.fraudscorer.features.internal;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Snapshots of {@link KeptStory} as files, one for each layout that there was: of the part of the features, block by block, each with its
 * length in four bytes before it.
 */
final class KeptSnapshot {
    private KeptSnapshot() {}

    /**
     * Writes the file of the present layout, once, when there is a new one; files of earlier ones are never written again. To be run
     * with the class path of the tests:
     *
     * <pre>
     *   mvn -q test-compile dependency:build-classpath -Dmdep.outputFile=cp.txt -pl fraud-features
     *   java -cp fraud-features/target/test-classes:fraud-features/target/classes:$(cat cp.txt) \
     *       dev.fraudscorer.features.internal.KeptSnapshot fraud-features/src/test/resources/snapshots
     * </pre>
     */
    public static void main(String... folder) throws IOException {
        Play play = new Play(KeptStory.POLICY);
        KeptStory.steps(play.policy()).forEach(play::play);
        Path file = Path.of(folder[0]).resolve(name(SnapshotLayout.CURRENT.stream()));
        if (Files.exists(file)) {
            throw new IOException(file + " is there already; a new layout needs a file of its own");
        }
        try (DataOutputStream out = new DataOutputStream(Files.newOutputStream(file))) {
            for (byte[] block : play.policy().save()) {
                out.writeInt(block.length);
                out.write(block);
            }
        }
    }

    private static String name(int layout) {
        return "layout-" + layout + ".snapshot";
    }

    /** The blocks of a layout's file. */
    static List<byte[]> read(int layout) throws IOException {
        InputStream file = KeptSnapshot.class.getResourceAsStream("/snapshots/" + name(layout));
        List<byte[]> blocks = new ArrayList<>();
        try (DataInputStream in = new DataInputStream(Objects.requireNonNull(file, "no file of layout " + layout))) {
            while (true) {
                byte[] block = new byte[in.readInt()];
                in.readFully(block);
                blocks.add(block);
            }
        } catch (EOFException e) {
            return blocks;
        }
    }
}
