package dev.fraudscorer.onnx;

import dev.fraudscorer.onnx.internal.ScoringModel;
import dev.fraudscorer.policy.PolicyFolder;
import dev.fraudscorer.policy.PolicyReader;
import dev.fraudscorer.policy.ScalarNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Reads the file that a policy names as a model, if it is small enough to be one. */
final class ModelFile {
    static final String EXPECTED_SIZE = "a model of at most " + (ScoringModel.LARGEST_FILE >> 20) + " MiB";

    private ModelFile() {}

    /** The content; null if it was reported why there is none. */
    static byte @Nullable [] read(ScalarNode name, PolicyFolder folder, PolicyReader reader) {
        try {
            Path file = folder.root().resolve(name.text()).normalize();
            // Asked before it is read: a file of gigabytes must not be loaded into the heap to be refused.
            if (file.startsWith(folder.root())
                    && Files.isRegularFile(file)
                    && Files.size(file) > ScoringModel.LARGEST_FILE) {
                reader.report(
                        name.at(), "the file '" + name.text() + "' of " + Files.size(file) + " bytes", EXPECTED_SIZE);
                return null;
            }
        } catch (InvalidPathException | IOException e) {
            String fault = e.getClass().getSimpleName();
            reader.report(name.at(), "a file name that cannot be looked up (" + fault + ")", "a readable file");
            return null;
        }
        return folder.read(name, reader);
    }
}
