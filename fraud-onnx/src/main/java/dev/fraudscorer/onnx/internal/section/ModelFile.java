package dev.fraudscorer.onnx.internal.section;

import dev.fraudscorer.onnx.internal.graph.file.DataFiles;
import dev.fraudscorer.onnx.internal.graph.message.ModelRefusedException;
import dev.fraudscorer.onnx.internal.load.ScoringModel;
import dev.fraudscorer.spi.policy.PolicyFolder;
import dev.fraudscorer.spi.policy.PolicyReader;
import dev.fraudscorer.spi.policy.ScalarNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Reads the files that a policy names as a model, and those beside it, if they are small enough. */
public final class ModelFile {
    public static final String EXPECTED_SIZE = "a model of at most " + (ScoringModel.LARGEST_FILE >> 20) + " MiB";

    private ModelFile() {}

    /** The content; null if it was reported why there is none. */
    public static byte @Nullable [] read(ScalarNode name, PolicyFolder folder, PolicyReader reader) {
        String file = folder.find(name, reader);
        if (file == null) {
            return null;
        }
        try {
            // Checked before it is read: a file of gigabytes must not be loaded into the heap to be refused.
            long bytes = folder.size(file);
            if (bytes > ScoringModel.LARGEST_FILE) {
                reader.report(name.at(), "the file '" + name.text() + "' of " + bytes + " bytes", EXPECTED_SIZE);
                return null;
            }
        } catch (IOException e) {
            String fault = PolicyFolder.fault(e);
            reader.report(name.at(), "a file that cannot be looked up (" + fault + ")", "a readable file");
            return null;
        }
        return folder.read(name, ScoringModel.LARGEST_FILE, reader);
    }

    /**
     * The files of the policy folder that hold data of a model, relative to the model's own. They count as read, so that
     * the policy's digest covers them.
     *
     * @param name the place of the model's file in the policy
     */
    public static DataFiles beside(ScalarNode name, PolicyFolder folder, PolicyReader reader) {
        return location -> {
            int slash = name.text().replace('\\', '/').lastIndexOf('/');
            String file = name.text().substring(0, slash + 1) + location;
            byte[] content = read(new ScalarNode(name.at(), ScalarNode.Kind.TEXT, file), folder, reader);
            if (content == null) {
                throw new ModelRefusedException(
                        "a tensor with its data in a file that cannot be used", "a file in the policy folder");
            }
            return content;
        };
    }

    /** The files of a folder that hold data of a model which is no part of a policy. */
    public static DataFiles inFolder(Path folder) {
        return location -> {
            try {
                Path root = folder.toRealPath();
                Path file = root.resolve(location).toRealPath();
                if (file.startsWith(root)
                        && Files.isRegularFile(file)
                        && Files.size(file) <= ScoringModel.LARGEST_FILE) {
                    return Files.readAllBytes(file);
                }
            } catch (InvalidPathException | IOException e) {
                throw new ModelRefusedException(
                        "a tensor with its data in a file that cannot be read ("
                                + e.getClass().getSimpleName() + ")",
                        "a readable file in the model's folder");
            }
            throw new ModelRefusedException(
                    "a tensor with its data in a file outside of the model's folder, or too large",
                    "a file in the model's folder of at most " + (ScoringModel.LARGEST_FILE >> 20) + " MiB");
        };
    }
}
