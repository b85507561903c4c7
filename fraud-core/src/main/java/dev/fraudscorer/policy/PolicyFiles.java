package dev.fraudscorer.policy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.InvalidPathException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The files of a policy, which nothing leads out of. Files are named relative to the policy folder, with forward slashes, as
 * {@link #inside} returns them. Immutable; made by a {@link PolicySource} and read by {@code PolicyFolder}, not by hosts.
 */
public abstract class PolicyFiles {
    /** For those of this library. */
    protected PolicyFiles() {}

    /**
     * The one name of the file or folder that a name in the policy stands for, whether it is there or not.
     *
     * @return null if it stands for something outside
     * @throws InvalidPathException if nothing can have that name
     */
    public abstract @Nullable String inside(String written);

    /**
     * Does nothing if the file is there and can be read.
     *
     * @throws IOException if there is no such file, or it is no regular file inside the policy folder
     */
    public abstract void check(String file) throws IOException;

    /** Whether there is a file, or anything else, of that name. */
    public abstract boolean has(String file);

    /**
     * How many bytes a file has.
     *
     * @throws IOException if it cannot be read
     */
    public abstract long size(String file) throws IOException;

    /**
     * Opens a file.
     *
     * @throws IOException if it cannot be read
     */
    public abstract InputStream open(String file) throws IOException;

    /**
     * The last parts of the names of what is in a folder and is not a folder itself; empty if there is no such folder.
     *
     * @throws IOException if the folder cannot be read
     */
    public abstract List<String> list(String folder) throws IOException;

    /** What went wrong, without the path, which may be one outside of the folder. */
    public static String fault(IOException cause) {
        String reason = cause instanceof FileSystemException system ? system.getReason() : null;
        return Objects.requireNonNullElse(reason, cause.getClass().getSimpleName());
    }
}
